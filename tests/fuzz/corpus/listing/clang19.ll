; ModuleID = 'b.c'
source_filename = "b.c"
target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"
target triple = "x86_64-pc-linux-gnu"

module asm ".globl boo"

@shared = internal global i32 0, align 4, !dbg !0
@own = internal global i32 0, section "mine", align 4, !dbg !19
@counter = dso_local global i32 0, align 4, !dbg !22
@weak = extern_weak global i8, align 1
@__func__.work = private unnamed_addr constant [5 x i8] c"work\00", align 1, !dbg !7
@.str = private unnamed_addr constant [6 x i8] c"fence\00", align 1, !dbg !14
@llvm.global_ctors = appending global [1 x { i32, ptr, ptr }] [{ i32, ptr, ptr } { i32 65535, ptr @early, ptr null }]

@second = dso_local alias void (), ptr @real

@dispatched = dso_local ifunc void (), ptr @pick

; Function Attrs: noinline nounwind optnone uwtable
define dso_local i32 @hidden(i32 noundef %0) #0 !dbg !33 {
  %2 = alloca i32, align 4
  store i32 %0, ptr %2, align 4
    #dbg_declare(ptr %2, !37, !DIExpression(), !38)
  %3 = load i32, ptr %2, align 4, !dbg !39
  %4 = load i32, ptr @shared, align 4, !dbg !40
  %5 = add nsw i32 %4, %3, !dbg !40
  store i32 %5, ptr @shared, align 4, !dbg !40
  ret i32 %5, !dbg !41
}

; Function Attrs: disable_sanitizer_instrumentation noinline nounwind optnone uwtable
define dso_local i32 @hidden2(i32 noundef %0) #1 !dbg !42 {
  %2 = alloca i32, align 4
  store i32 %0, ptr %2, align 4
    #dbg_declare(ptr %2, !43, !DIExpression(), !44)
  %3 = load i32, ptr %2, align 4, !dbg !45
  %4 = load i32, ptr @shared, align 4, !dbg !46
  %5 = add nsw i32 %4, %3, !dbg !46
  store i32 %5, ptr @shared, align 4, !dbg !46
  ret i32 %5, !dbg !47
}

; Function Attrs: noinline nounwind optnone sanitize_thread uwtable
define internal void @early() #2 !dbg !48 {
  store i32 1, ptr @shared, align 4, !dbg !51
  ret void, !dbg !52
}

; Function Attrs: noinline nounwind optnone sanitize_thread uwtable
define dso_local void @real() #2 !dbg !53 {
  %1 = load i32, ptr @own, align 4, !dbg !54
  %2 = add nsw i32 %1, 1, !dbg !54
  store i32 %2, ptr @own, align 4, !dbg !54
  ret void, !dbg !55
}

; Function Attrs: noinline nounwind optnone sanitize_thread uwtable
define dso_local ptr @work(i32 noundef %0) #2 !dbg !56 {
  %2 = alloca i32, align 4
  store i32 %0, ptr %2, align 4
    #dbg_declare(ptr %2, !60, !DIExpression(), !61)
  %3 = atomicrmw add ptr @counter, i32 1 seq_cst, align 4, !dbg !62
  fence seq_cst, !dbg !63
  call void asm sideeffect "", "~{memory},~{dirflag},~{fpsr},~{flags}"() #5, !dbg !64, !srcloc !65
  call void @__tsan_acquire(ptr noundef @counter), !dbg !66
  call void @"a b"(), !dbg !67
  %4 = load i32, ptr %2, align 4, !dbg !68
  %5 = load i8, ptr @weak, align 1, !dbg !69
  %6 = sext i8 %5 to i32, !dbg !69
  %7 = add nsw i32 %4, %6, !dbg !70
  %8 = call i32 @driver(i32 noundef %7), !dbg !71
  %9 = icmp ne i32 %8, 0, !dbg !71
  %10 = zext i1 %9 to i64, !dbg !71
  %11 = select i1 %9, ptr @__func__.work, ptr @.str, !dbg !71
  ret ptr %11, !dbg !72
}

declare void @__tsan_acquire(ptr noundef) #3

declare void @"a b"() #3

declare i32 @driver(i32 noundef) #3

; Function Attrs: disable_sanitizer_instrumentation noinline nounwind optnone sanitize_thread uwtable
define internal ptr @pick() #4 !dbg !73 {
  ret ptr @real, !dbg !75
}

attributes #0 = { noinline nounwind optnone uwtable }
attributes #1 = { disable_sanitizer_instrumentation noinline nounwind optnone uwtable }
attributes #2 = { noinline nounwind optnone sanitize_thread uwtable }
attributes #3 = { }
attributes #4 = { disable_sanitizer_instrumentation noinline nounwind optnone sanitize_thread uwtable }
attributes #5 = { nounwind }

!llvm.dbg.cu = !{!2}
!llvm.module.flags = !{!25, !26, !27, !28, !29, !30, !31}
!llvm.ident = !{!32}

!0 = !DIGlobalVariableExpression(var: !1, expr: !DIExpression())
!1 = distinct !DIGlobalVariable(name: "shared", scope: !2, file: !3, line: 1, type: !21, isLocal: true, isDefinition: true)
!2 = distinct !DICompileUnit(language: DW_LANG_C11, file: !3, producer: "Debian clang version 19.1.7 (3~deb12u1)", isOptimized: false, runtimeVersion: 0, emissionKind: FullDebug, retainedTypes: !4, globals: !6, splitDebugInlining: false, nameTableKind: None)
!3 = !DIFile(filename: "b.c", directory: "/tmp/gl")
!4 = !{!5}
!5 = !DIDerivedType(tag: DW_TAG_pointer_type, baseType: null, size: 64)
!6 = !{!7, !14, !0, !19, !22}
!7 = !DIGlobalVariableExpression(var: !8, expr: !DIExpression())
!8 = distinct !DIGlobalVariable(scope: null, file: !3, line: 22, type: !9, isLocal: true, isDefinition: true)
!9 = !DICompositeType(tag: DW_TAG_array_type, baseType: !10, size: 40, elements: !12)
!10 = !DIDerivedType(tag: DW_TAG_const_type, baseType: !11)
!11 = !DIBasicType(name: "char", size: 8, encoding: DW_ATE_signed_char)
!12 = !{!13}
!13 = !DISubrange(count: 5)
!14 = !DIGlobalVariableExpression(var: !15, expr: !DIExpression())
!15 = distinct !DIGlobalVariable(scope: null, file: !3, line: 22, type: !16, isLocal: true, isDefinition: true)
!16 = !DICompositeType(tag: DW_TAG_array_type, baseType: !11, size: 48, elements: !17)
!17 = !{!18}
!18 = !DISubrange(count: 6)
!19 = !DIGlobalVariableExpression(var: !20, expr: !DIExpression())
!20 = distinct !DIGlobalVariable(name: "own", scope: !2, file: !3, line: 1, type: !21, isLocal: true, isDefinition: true)
!21 = !DIBasicType(name: "int", size: 32, encoding: DW_ATE_signed)
!22 = !DIGlobalVariableExpression(var: !23, expr: !DIExpression())
!23 = distinct !DIGlobalVariable(name: "counter", scope: !2, file: !3, line: 2, type: !24, isLocal: false, isDefinition: true)
!24 = !DIDerivedType(tag: DW_TAG_atomic_type, baseType: !21)
!25 = !{i32 7, !"Dwarf Version", i32 4}
!26 = !{i32 2, !"Debug Info Version", i32 3}
!27 = !{i32 1, !"wchar_size", i32 4}
!28 = !{i32 8, !"PIC Level", i32 2}
!29 = !{i32 7, !"PIE Level", i32 2}
!30 = !{i32 7, !"uwtable", i32 2}
!31 = !{i32 7, !"frame-pointer", i32 2}
!32 = !{!"Debian clang version 19.1.7 (3~deb12u1)"}
!33 = distinct !DISubprogram(name: "hidden", scope: !3, file: !3, line: 6, type: !34, scopeLine: 6, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !2, retainedNodes: !36)
!34 = !DISubroutineType(types: !35)
!35 = !{!21, !21}
!36 = !{}
!37 = !DILocalVariable(name: "x", arg: 1, scope: !33, file: !3, line: 6, type: !21)
!38 = !DILocation(line: 6, column: 55, scope: !33)
!39 = !DILocation(line: 6, column: 77, scope: !33)
!40 = !DILocation(line: 6, column: 74, scope: !33)
!41 = !DILocation(line: 6, column: 60, scope: !33)
!42 = distinct !DISubprogram(name: "hidden2", scope: !3, file: !3, line: 7, type: !34, scopeLine: 7, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !2, retainedNodes: !36)
!43 = !DILocalVariable(name: "x", arg: 1, scope: !42, file: !3, line: 7, type: !21)
!44 = !DILocation(line: 7, column: 68, scope: !42)
!45 = !DILocation(line: 7, column: 90, scope: !42)
!46 = !DILocation(line: 7, column: 87, scope: !42)
!47 = !DILocation(line: 7, column: 73, scope: !42)
!48 = distinct !DISubprogram(name: "early", scope: !3, file: !3, line: 8, type: !49, scopeLine: 8, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition, unit: !2)
!49 = !DISubroutineType(types: !50)
!50 = !{null}
!51 = !DILocation(line: 8, column: 63, scope: !48)
!52 = !DILocation(line: 8, column: 68, scope: !48)
!53 = distinct !DISubprogram(name: "real", scope: !3, file: !3, line: 10, type: !49, scopeLine: 10, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !2)
!54 = !DILocation(line: 10, column: 22, scope: !53)
!55 = !DILocation(line: 10, column: 26, scope: !53)
!56 = distinct !DISubprogram(name: "work", scope: !3, file: !3, line: 15, type: !57, scopeLine: 16, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !2, retainedNodes: !36)
!57 = !DISubroutineType(types: !58)
!58 = !{!59, !21}
!59 = !DIDerivedType(tag: DW_TAG_pointer_type, baseType: !10, size: 64)
!60 = !DILocalVariable(name: "rounds", arg: 1, scope: !56, file: !3, line: 15, type: !21)
!61 = !DILocation(line: 15, column: 22, scope: !56)
!62 = !DILocation(line: 17, column: 9, scope: !56)
!63 = !DILocation(line: 18, column: 2, scope: !56)
!64 = !DILocation(line: 19, column: 2, scope: !56)
!65 = !{i64 741}
!66 = !DILocation(line: 20, column: 2, scope: !56)
!67 = !DILocation(line: 21, column: 2, scope: !56)
!68 = !DILocation(line: 22, column: 16, scope: !56)
!69 = !DILocation(line: 22, column: 25, scope: !56)
!70 = !DILocation(line: 22, column: 23, scope: !56)
!71 = !DILocation(line: 22, column: 9, scope: !56)
!72 = !DILocation(line: 22, column: 2, scope: !56)
!73 = distinct !DISubprogram(name: "pick", scope: !3, file: !3, line: 11, type: !74, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition, unit: !2)
!74 = !DISubroutineType(types: !4)
!75 = !DILocation(line: 11, column: 27, scope: !73)
