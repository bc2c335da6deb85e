# Makes the hooks before plain accesses preserve every register (arch/arch.h). Otherwise the student's
# code would spill registers around them, and dead values on its stack would make states differ.
s/call void @__tsan_(read|write|unaligned|func|volatile)/call preserve_allcc void @__tsan_\1/
s/^declare void @__tsan_(read|write|unaligned|func|volatile)/declare preserve_allcc void @__tsan_\1/
