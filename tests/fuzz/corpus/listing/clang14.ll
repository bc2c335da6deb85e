; ModuleID = 'b.c'
source_filename = "b.c"
target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-f80:128-n8:16:32:64-S128"
target triple = "x86_64-pc-linux-gnu"

module asm ".globl boo"

@shared = internal global i32 0, align 4, !dbg !0
@own = internal global i32 0, section "mine", align 4, !dbg !7
@counter = dso_local global i32 0, align 4, !dbg !10
@weak = extern_weak global i8, align 1
@__func__.work = private unnamed_addr constant [5 x i8] c"work\00", align 1
@.str = private unnamed_addr constant [6 x i8] c"fence\00", align 1
@llvm.global_ctors = appending global [1 x { i32, void ()*, i8* }] [{ i32, void ()*, i8* } { i32 65535, void ()* @early, i8* null }]

@second = dso_local alias void (), void ()* @real

@dispatched = dso_local ifunc void (), bitcast (i8* ()* @pick to void ()* ()*)

; Function Attrs: noinline nounwind optnone uwtable
define dso_local i32 @hidden(i32 noundef %0) #0 !dbg !21 {
  %2 = alloca i32, align 4
  store i32 %0, i32* %2, align 4
  call void @llvm.dbg.declare(metadata i32* %2, metadata !25, metadata !DIExpression()), !dbg !26
  %3 = load i32, i32* %2, align 4, !dbg !27
  %4 = load i32, i32* @shared, align 4, !dbg !28
  %5 = add nsw i32 %4, %3, !dbg !28
  store i32 %5, i32* @shared, align 4, !dbg !28
  ret i32 %5, !dbg !29
}

; Function Attrs: nofree nosync nounwind readnone speculatable willreturn
declare void @llvm.dbg.declare(metadata, metadata, metadata) #1

; Function Attrs: disable_sanitizer_instrumentation noinline nounwind optnone sanitize_thread uwtable
define dso_local i32 @hidden2(i32 noundef %0) #2 !dbg !30 {
  %2 = alloca i32, align 4
  store i32 %0, i32* %2, align 4
  call void @llvm.dbg.declare(metadata i32* %2, metadata !31, metadata !DIExpression()), !dbg !32
  %3 = load i32, i32* %2, align 4, !dbg !33
  %4 = load i32, i32* @shared, align 4, !dbg !34
  %5 = add nsw i32 %4, %3, !dbg !34
  store i32 %5, i32* @shared, align 4, !dbg !34
  ret i32 %5, !dbg !35
}

; Function Attrs: noinline nounwind optnone sanitize_thread uwtable
define internal void @early() #3 !dbg !36 {
  store i32 1, i32* @shared, align 4, !dbg !39
  ret void, !dbg !40
}

; Function Attrs: noinline nounwind optnone sanitize_thread uwtable
define dso_local void @real() #3 !dbg !41 {
  %1 = load i32, i32* @own, align 4, !dbg !42
  %2 = add nsw i32 %1, 1, !dbg !42
  store i32 %2, i32* @own, align 4, !dbg !42
  ret void, !dbg !43
}

; Function Attrs: noinline nounwind optnone sanitize_thread uwtable
define dso_local i8* @work(i32 noundef %0) #3 !dbg !44 {
  %2 = alloca i32, align 4
  store i32 %0, i32* %2, align 4
  call void @llvm.dbg.declare(metadata i32* %2, metadata !50, metadata !DIExpression()), !dbg !51
  %3 = atomicrmw add i32* @counter, i32 1 seq_cst, align 4, !dbg !52
  fence seq_cst, !dbg !53
  call void asm sideeffect "", "~{memory},~{dirflag},~{fpsr},~{flags}"() #5, !dbg !54, !srcloc !55
  call void @__tsan_acquire(i8* noundef bitcast (i32* @counter to i8*)), !dbg !56
  call void @"a b"(), !dbg !57
  %4 = load i32, i32* %2, align 4, !dbg !58
  %5 = load i8, i8* @weak, align 1, !dbg !59
  %6 = sext i8 %5 to i32, !dbg !59
  %7 = add nsw i32 %4, %6, !dbg !60
  %8 = call i32 @driver(i32 noundef %7), !dbg !61
  %9 = icmp ne i32 %8, 0, !dbg !61
  %10 = zext i1 %9 to i64, !dbg !61
  %11 = select i1 %9, i8* getelementptr inbounds ([5 x i8], [5 x i8]* @__func__.work, i64 0, i64 0), i8* getelementptr inbounds ([6 x i8], [6 x i8]* @.str, i64 0, i64 0), !dbg !61
  ret i8* %11, !dbg !62
}

declare void @__tsan_acquire(i8* noundef) #4

declare void @"a b"() #4

declare i32 @driver(i32 noundef) #4

; Function Attrs: noinline nounwind optnone sanitize_thread uwtable
define internal i8* @pick() #3 !dbg !63 {
  ret i8* bitcast (void ()* @real to i8*), !dbg !65
}

attributes #0 = { noinline nounwind optnone uwtable }
attributes #1 = { nofree nosync nounwind readnone speculatable willreturn }
attributes #2 = { disable_sanitizer_instrumentation noinline nounwind optnone sanitize_thread uwtable }
attributes #3 = { noinline nounwind optnone sanitize_thread uwtable }
attributes #4 = { }
attributes #5 = { nounwind }

!llvm.dbg.cu = !{!2}
!llvm.module.flags = !{!13, !14, !15, !16, !17, !18, !19}
!llvm.ident = !{!20}

!0 = !DIGlobalVariableExpression(var: !1, expr: !DIExpression())
!1 = distinct !DIGlobalVariable(name: "shared", scope: !2, file: !3, line: 1, type: !9, isLocal: true, isDefinition: true)
!2 = distinct !DICompileUnit(language: DW_LANG_C99, file: !3, producer: "Debian clang version 14.0.6", isOptimized: false, runtimeVersion: 0, emissionKind: FullDebug, retainedTypes: !4, globals: !6, splitDebugInlining: false, nameTableKind: None)
!3 = !DIFile(filename: "b.c", directory: "/tmp/gl")
!4 = !{!5}
!5 = !DIDerivedType(tag: DW_TAG_pointer_type, baseType: null, size: 64)
!6 = !{!0, !7, !10}
!7 = !DIGlobalVariableExpression(var: !8, expr: !DIExpression())
!8 = distinct !DIGlobalVariable(name: "own", scope: !2, file: !3, line: 1, type: !9, isLocal: true, isDefinition: true)
!9 = !DIBasicType(name: "int", size: 32, encoding: DW_ATE_signed)
!10 = !DIGlobalVariableExpression(var: !11, expr: !DIExpression())
!11 = distinct !DIGlobalVariable(name: "counter", scope: !2, file: !3, line: 2, type: !12, isLocal: false, isDefinition: true)
!12 = !DIDerivedType(tag: DW_TAG_atomic_type, baseType: !9)
!13 = !{i32 7, !"Dwarf Version", i32 4}
!14 = !{i32 2, !"Debug Info Version", i32 3}
!15 = !{i32 1, !"wchar_size", i32 4}
!16 = !{i32 7, !"PIC Level", i32 2}
!17 = !{i32 7, !"PIE Level", i32 2}
!18 = !{i32 7, !"uwtable", i32 1}
!19 = !{i32 7, !"frame-pointer", i32 2}
!20 = !{!"Debian clang version 14.0.6"}
!21 = distinct !DISubprogram(name: "hidden", scope: !3, file: !3, line: 6, type: !22, scopeLine: 6, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !2, retainedNodes: !24)
!22 = !DISubroutineType(types: !23)
!23 = !{!9, !9}
!24 = !{}
!25 = !DILocalVariable(name: "x", arg: 1, scope: !21, file: !3, line: 6, type: !9)
!26 = !DILocation(line: 6, column: 55, scope: !21)
!27 = !DILocation(line: 6, column: 77, scope: !21)
!28 = !DILocation(line: 6, column: 74, scope: !21)
!29 = !DILocation(line: 6, column: 60, scope: !21)
!30 = distinct !DISubprogram(name: "hidden2", scope: !3, file: !3, line: 7, type: !22, scopeLine: 7, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !2, retainedNodes: !24)
!31 = !DILocalVariable(name: "x", arg: 1, scope: !30, file: !3, line: 7, type: !9)
!32 = !DILocation(line: 7, column: 68, scope: !30)
!33 = !DILocation(line: 7, column: 90, scope: !30)
!34 = !DILocation(line: 7, column: 87, scope: !30)
!35 = !DILocation(line: 7, column: 73, scope: !30)
!36 = distinct !DISubprogram(name: "early", scope: !3, file: !3, line: 8, type: !37, scopeLine: 8, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition, unit: !2, retainedNodes: !24)
!37 = !DISubroutineType(types: !38)
!38 = !{null}
!39 = !DILocation(line: 8, column: 63, scope: !36)
!40 = !DILocation(line: 8, column: 68, scope: !36)
!41 = distinct !DISubprogram(name: "real", scope: !3, file: !3, line: 10, type: !37, scopeLine: 10, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !2, retainedNodes: !24)
!42 = !DILocation(line: 10, column: 22, scope: !41)
!43 = !DILocation(line: 10, column: 26, scope: !41)
!44 = distinct !DISubprogram(name: "work", scope: !3, file: !3, line: 15, type: !45, scopeLine: 16, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !2, retainedNodes: !24)
!45 = !DISubroutineType(types: !46)
!46 = !{!47, !9}
!47 = !DIDerivedType(tag: DW_TAG_pointer_type, baseType: !48, size: 64)
!48 = !DIDerivedType(tag: DW_TAG_const_type, baseType: !49)
!49 = !DIBasicType(name: "char", size: 8, encoding: DW_ATE_signed_char)
!50 = !DILocalVariable(name: "rounds", arg: 1, scope: !44, file: !3, line: 15, type: !9)
!51 = !DILocation(line: 15, column: 22, scope: !44)
!52 = !DILocation(line: 17, column: 9, scope: !44)
!53 = !DILocation(line: 18, column: 2, scope: !44)
!54 = !DILocation(line: 19, column: 2, scope: !44)
!55 = !{i64 741}
!56 = !DILocation(line: 20, column: 2, scope: !44)
!57 = !DILocation(line: 21, column: 2, scope: !44)
!58 = !DILocation(line: 22, column: 16, scope: !44)
!59 = !DILocation(line: 22, column: 25, scope: !44)
!60 = !DILocation(line: 22, column: 23, scope: !44)
!61 = !DILocation(line: 22, column: 9, scope: !44)
!62 = !DILocation(line: 22, column: 2, scope: !44)
!63 = distinct !DISubprogram(name: "pick", scope: !3, file: !3, line: 11, type: !64, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition, unit: !2, retainedNodes: !24)
!64 = !DISubroutineType(types: !4)
!65 = !DILocation(line: 11, column: 27, scope: !63)
