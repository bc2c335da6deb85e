define void @f() #0 section "llvm.x #1 " {
@"x system" = external alias i8
@llvm.global_ctors = [ptr @"\01", ptr @z, void ()* @
  call asm "", !dbg !4294967299
attributes #0 = { sanitize_thread }
!18446744073709551616 = line: 99999999999
