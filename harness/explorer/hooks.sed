# The hooks before plain accesses preserve every register, so that what the student's code keeps in
# them is not spilled to the stack, where it would stay, dead, and tell states apart: see arch/arch.h.
s/call void @__tsan_(read|write|unaligned|func|volatile)/call preserve_allcc void @__tsan_\1/
s/^declare void @__tsan_(read|write|unaligned|func|volatile)/declare preserve_allcc void @__tsan_\1/
