@text = dso_local global [40 x i8] c" alias  ifunc  extern_weak  asm ; #0 @f \22 \00", align 1
@"\01system" = extern_weak global i8, align 1
@"gr\C3\B6\C3\9Fe" = dso_local addrspace(1) global i32 0, section "llvm.x #0 ", align 4 #1
@.str = private unnamed_addr constant [3 x i8] c"; \22", align 1
define available_externally i32 @"x system"(ptr noundef %0) #0 section " section " !dbg !0 {
  %2 = load atomic i32, ptr addrspace(1) @"a\0Ab" seq_cst, align 4, !dbg !1 ; a comment: asm
  call void asm sideeffect "fence", "~{memory}"() #2, !dbg !1
attributes #0 = { noinline "sanitize_thread"=" sanitize_thread " }
attributes #1 = { "bss-section"="mine" }
!0 = distinct !DISubprogram(name: "x, line: 7", scope: !3, line: 12, type: !4)
!1 = !DILocation(line: 34, column: 2, scope: !0)
