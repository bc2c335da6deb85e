; ModuleID = '-'
source_filename = "-"
target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-f80:128-n8:16:32:64-S128"
target triple = "x86_64-pc-linux-gnu"

%union.pthread_attr_t = type { i64, [48 x i8] }

@.str = private unnamed_addr constant [5 x i8] c"%Lf\0A\00", align 1
@x = dso_local global x86_fp80 0xK00000000000000000000, align 16, !dbg !0
@llvm.used = appending global [1 x i8*] [i8* bitcast (void ()* @tsan.module_ctor to i8*)], section "llvm.metadata"
@llvm.global_ctors = appending global [1 x { i32, void ()*, i8* }] [{ i32, void ()*, i8* } { i32 0, void ()* @tsan.module_ctor, i8* null }]

; Function Attrs: noinline nounwind sanitize_thread uwtable
define dso_local i32 @main() #0 !dbg !15 {
  %1 = call i8* @llvm.returnaddress(i32 0)
  call void @__tsan_func_entry(i8* %1)
  %2 = alloca i32, align 4
  %3 = alloca i64, align 8
  %4 = alloca i64, align 8
  store i32 0, i32* %2, align 4
  call void @llvm.dbg.declare(metadata i64* %3, metadata !20, metadata !DIExpression()), !dbg !24
  call void @llvm.dbg.declare(metadata i64* %4, metadata !25, metadata !DIExpression()), !dbg !26
  %5 = call i32 @pthread_create(i64* noundef %3, %union.pthread_attr_t* noundef null, i8* (i8*)* noundef @A, i8* noundef null) #7, !dbg !27
  %6 = call i32 @pthread_create(i64* noundef %4, %union.pthread_attr_t* noundef null, i8* (i8*)* noundef @B, i8* noundef null) #7, !dbg !28
  %7 = bitcast i64* %3 to i8*, !dbg !29
  call void @__tsan_read8(i8* %7), !dbg !29
  %8 = load i64, i64* %3, align 8, !dbg !29
  %9 = call i32 @pthread_join(i64 noundef %8, i8** noundef null) #8, !dbg !30
  %10 = bitcast i64* %4 to i8*, !dbg !31
  call void @__tsan_read8(i8* %10), !dbg !31
  %11 = load i64, i64* %4, align 8, !dbg !31
  %12 = call i32 @pthread_join(i64 noundef %11, i8** noundef null) #8, !dbg !32
  %13 = load x86_fp80, x86_fp80* @x, align 16, !dbg !33
  %14 = call i32 (i8*, ...) @printf(i8* noundef getelementptr inbounds ([5 x i8], [5 x i8]* @.str, i64 0, i64 0), x86_fp80 noundef %13) #8, !dbg !34
  call void @__tsan_func_exit(), !dbg !35
  ret i32 0, !dbg !35
}

; Function Attrs: nofree nosync nounwind readnone speculatable willreturn
declare void @llvm.dbg.declare(metadata, metadata, metadata) #1

; Function Attrs: nounwind
declare i32 @pthread_create(i64* noundef, %union.pthread_attr_t* noundef, i8* (i8*)* noundef, i8* noundef) #2

; Function Attrs: noinline nounwind sanitize_thread uwtable
define internal i8* @A(i8* noundef %0) #0 !dbg !36 {
  %2 = alloca i8*, align 8
  store i8* %0, i8** %2, align 8
  call void @llvm.dbg.declare(metadata i8** %2, metadata !40, metadata !DIExpression()), !dbg !41
  %3 = load x86_fp80, x86_fp80* @x, align 16, !dbg !42
  %4 = fadd x86_fp80 %3, 0xK3FFF8000000000000000, !dbg !42
  store x86_fp80 %4, x86_fp80* @x, align 16, !dbg !42
  %5 = load i8*, i8** %2, align 8, !dbg !43
  ret i8* %5, !dbg !44
}

; Function Attrs: noinline nounwind sanitize_thread uwtable
define internal i8* @B(i8* noundef %0) #0 !dbg !45 {
  %2 = alloca i8*, align 8
  store i8* %0, i8** %2, align 8
  call void @llvm.dbg.declare(metadata i8** %2, metadata !46, metadata !DIExpression()), !dbg !47
  %3 = load x86_fp80, x86_fp80* @x, align 16, !dbg !48
  %4 = fadd x86_fp80 %3, 0xK40008000000000000000, !dbg !48
  store x86_fp80 %4, x86_fp80* @x, align 16, !dbg !48
  %5 = load i8*, i8** %2, align 8, !dbg !49
  ret i8* %5, !dbg !50
}

declare i32 @pthread_join(i64 noundef, i8** noundef) #3

declare i32 @printf(i8* noundef, ...) #3

declare void @__tsan_init()

; Function Attrs: nounwind uwtable
define internal void @tsan.module_ctor() #4 {
  call void @__tsan_init()
  ret void
}

; Function Attrs: nounwind
declare void @__tsan_func_entry(i8*) #5

; Function Attrs: nounwind
declare void @__tsan_func_exit() #5

; Function Attrs: nounwind
declare void @__tsan_ignore_thread_begin() #5

; Function Attrs: nounwind
declare void @__tsan_ignore_thread_end() #5

; Function Attrs: nounwind
declare void @__tsan_read1(i8*) #5

; Function Attrs: nounwind
declare void @__tsan_write1(i8*) #5

; Function Attrs: nounwind
declare void @__tsan_unaligned_read1(i8*) #5

; Function Attrs: nounwind
declare void @__tsan_unaligned_write1(i8*) #5

; Function Attrs: nounwind
declare void @__tsan_volatile_read1(i8*) #5

; Function Attrs: nounwind
declare void @__tsan_volatile_write1(i8*) #5

; Function Attrs: nounwind
declare void @__tsan_unaligned_volatile_read1(i8*) #5

; Function Attrs: nounwind
declare void @__tsan_unaligned_volatile_write1(i8*) #5

; Function Attrs: nounwind
declare void @__tsan_read_write1(i8*) #5

; Function Attrs: nounwind
declare void @__tsan_unaligned_read_write1(i8*) #5

; Function Attrs: nounwind
declare i8 @__tsan_atomic8_load(i8*, i32 zeroext) #5

; Function Attrs: nounwind
declare void @__tsan_atomic8_store(i8*, i8 zeroext, i32 zeroext) #5

; Function Attrs: nounwind
declare i8 @__tsan_atomic8_exchange(i8*, i8 zeroext, i32 zeroext) #5

; Function Attrs: nounwind
declare i8 @__tsan_atomic8_fetch_add(i8*, i8 zeroext, i32 zeroext) #5

; Function Attrs: nounwind
declare i8 @__tsan_atomic8_fetch_sub(i8*, i8 zeroext, i32 zeroext) #5

; Function Attrs: nounwind
declare i8 @__tsan_atomic8_fetch_and(i8*, i8 zeroext, i32 zeroext) #5

; Function Attrs: nounwind
declare i8 @__tsan_atomic8_fetch_nand(i8*, i8 zeroext, i32 zeroext) #5

; Function Attrs: nounwind
declare i8 @__tsan_atomic8_fetch_or(i8*, i8 zeroext, i32 zeroext) #5

; Function Attrs: nounwind
declare i8 @__tsan_atomic8_fetch_xor(i8*, i8 zeroext, i32 zeroext) #5

; Function Attrs: nounwind
declare i8 @__tsan_atomic8_compare_exchange_val(i8*, i8 zeroext, i8 zeroext, i32 zeroext, i32 zeroext) #5

; Function Attrs: nounwind
declare void @__tsan_read2(i8*) #5

; Function Attrs: nounwind
declare void @__tsan_write2(i8*) #5

; Function Attrs: nounwind
declare void @__tsan_unaligned_read2(i8*) #5

; Function Attrs: nounwind
declare void @__tsan_unaligned_write2(i8*) #5

; Function Attrs: nounwind
declare void @__tsan_volatile_read2(i8*) #5

; Function Attrs: nounwind
declare void @__tsan_volatile_write2(i8*) #5

; Function Attrs: nounwind
declare void @__tsan_unaligned_volatile_read2(i8*) #5

; Function Attrs: nounwind
declare void @__tsan_unaligned_volatile_write2(i8*) #5

; Function Attrs: nounwind
declare void @__tsan_read_write2(i8*) #5

; Function Attrs: nounwind
declare void @__tsan_unaligned_read_write2(i8*) #5

; Function Attrs: nounwind
declare i16 @__tsan_atomic16_load(i16*, i32 zeroext) #5

; Function Attrs: nounwind
declare void @__tsan_atomic16_store(i16*, i16 zeroext, i32 zeroext) #5

; Function Attrs: nounwind
declare i16 @__tsan_atomic16_exchange(i16*, i16 zeroext, i32 zeroext) #5

; Function Attrs: nounwind
declare i16 @__tsan_atomic16_fetch_add(i16*, i16 zeroext, i32 zeroext) #5

; Function Attrs: nounwind
declare i16 @__tsan_atomic16_fetch_sub(i16*, i16 zeroext, i32 zeroext) #5

; Function Attrs: nounwind
declare i16 @__tsan_atomic16_fetch_and(i16*, i16 zeroext, i32 zeroext) #5

; Function Attrs: nounwind
declare i16 @__tsan_atomic16_fetch_nand(i16*, i16 zeroext, i32 zeroext) #5

; Function Attrs: nounwind
declare i16 @__tsan_atomic16_fetch_or(i16*, i16 zeroext, i32 zeroext) #5

; Function Attrs: nounwind
declare i16 @__tsan_atomic16_fetch_xor(i16*, i16 zeroext, i32 zeroext) #5

; Function Attrs: nounwind
declare i16 @__tsan_atomic16_compare_exchange_val(i16*, i16 zeroext, i16 zeroext, i32 zeroext, i32 zeroext) #5

; Function Attrs: nounwind
declare void @__tsan_read4(i8*) #5

; Function Attrs: nounwind
declare void @__tsan_write4(i8*) #5

; Function Attrs: nounwind
declare void @__tsan_unaligned_read4(i8*) #5

; Function Attrs: nounwind
declare void @__tsan_unaligned_write4(i8*) #5

; Function Attrs: nounwind
declare void @__tsan_volatile_read4(i8*) #5

; Function Attrs: nounwind
declare void @__tsan_volatile_write4(i8*) #5

; Function Attrs: nounwind
declare void @__tsan_unaligned_volatile_read4(i8*) #5

; Function Attrs: nounwind
declare void @__tsan_unaligned_volatile_write4(i8*) #5

; Function Attrs: nounwind
declare void @__tsan_read_write4(i8*) #5

; Function Attrs: nounwind
declare void @__tsan_unaligned_read_write4(i8*) #5

; Function Attrs: nounwind
declare i32 @__tsan_atomic32_load(i32*, i32 zeroext) #5

; Function Attrs: nounwind
declare void @__tsan_atomic32_store(i32*, i32 zeroext, i32 zeroext) #5

; Function Attrs: nounwind
declare i32 @__tsan_atomic32_exchange(i32*, i32 zeroext, i32 zeroext) #5

; Function Attrs: nounwind
declare i32 @__tsan_atomic32_fetch_add(i32*, i32 zeroext, i32 zeroext) #5

; Function Attrs: nounwind
declare i32 @__tsan_atomic32_fetch_sub(i32*, i32 zeroext, i32 zeroext) #5

; Function Attrs: nounwind
declare i32 @__tsan_atomic32_fetch_and(i32*, i32 zeroext, i32 zeroext) #5

; Function Attrs: nounwind
declare i32 @__tsan_atomic32_fetch_nand(i32*, i32 zeroext, i32 zeroext) #5

; Function Attrs: nounwind
declare i32 @__tsan_atomic32_fetch_or(i32*, i32 zeroext, i32 zeroext) #5

; Function Attrs: nounwind
declare i32 @__tsan_atomic32_fetch_xor(i32*, i32 zeroext, i32 zeroext) #5

; Function Attrs: nounwind
declare i32 @__tsan_atomic32_compare_exchange_val(i32*, i32 zeroext, i32 zeroext, i32 zeroext, i32 zeroext) #5

; Function Attrs: nounwind
declare void @__tsan_read8(i8*) #5

; Function Attrs: nounwind
declare void @__tsan_write8(i8*) #5

; Function Attrs: nounwind
declare void @__tsan_unaligned_read8(i8*) #5

; Function Attrs: nounwind
declare void @__tsan_unaligned_write8(i8*) #5

; Function Attrs: nounwind
declare void @__tsan_volatile_read8(i8*) #5

; Function Attrs: nounwind
declare void @__tsan_volatile_write8(i8*) #5

; Function Attrs: nounwind
declare void @__tsan_unaligned_volatile_read8(i8*) #5

; Function Attrs: nounwind
declare void @__tsan_unaligned_volatile_write8(i8*) #5

; Function Attrs: nounwind
declare void @__tsan_read_write8(i8*) #5

; Function Attrs: nounwind
declare void @__tsan_unaligned_read_write8(i8*) #5

; Function Attrs: nounwind
declare i64 @__tsan_atomic64_load(i64*, i32 zeroext) #5

; Function Attrs: nounwind
declare void @__tsan_atomic64_store(i64*, i64 zeroext, i32 zeroext) #5

; Function Attrs: nounwind
declare i64 @__tsan_atomic64_exchange(i64*, i64 zeroext, i32 zeroext) #5

; Function Attrs: nounwind
declare i64 @__tsan_atomic64_fetch_add(i64*, i64 zeroext, i32 zeroext) #5

; Function Attrs: nounwind
declare i64 @__tsan_atomic64_fetch_sub(i64*, i64 zeroext, i32 zeroext) #5

; Function Attrs: nounwind
declare i64 @__tsan_atomic64_fetch_and(i64*, i64 zeroext, i32 zeroext) #5

; Function Attrs: nounwind
declare i64 @__tsan_atomic64_fetch_nand(i64*, i64 zeroext, i32 zeroext) #5

; Function Attrs: nounwind
declare i64 @__tsan_atomic64_fetch_or(i64*, i64 zeroext, i32 zeroext) #5

; Function Attrs: nounwind
declare i64 @__tsan_atomic64_fetch_xor(i64*, i64 zeroext, i32 zeroext) #5

; Function Attrs: nounwind
declare i64 @__tsan_atomic64_compare_exchange_val(i64*, i64 zeroext, i64 zeroext, i32 zeroext, i32 zeroext) #5

; Function Attrs: nounwind
declare void @__tsan_read16(i8*) #5

; Function Attrs: nounwind
declare void @__tsan_write16(i8*) #5

; Function Attrs: nounwind
declare void @__tsan_unaligned_read16(i8*) #5

; Function Attrs: nounwind
declare void @__tsan_unaligned_write16(i8*) #5

; Function Attrs: nounwind
declare void @__tsan_volatile_read16(i8*) #5

; Function Attrs: nounwind
declare void @__tsan_volatile_write16(i8*) #5

; Function Attrs: nounwind
declare void @__tsan_unaligned_volatile_read16(i8*) #5

; Function Attrs: nounwind
declare void @__tsan_unaligned_volatile_write16(i8*) #5

; Function Attrs: nounwind
declare void @__tsan_read_write16(i8*) #5

; Function Attrs: nounwind
declare void @__tsan_unaligned_read_write16(i8*) #5

; Function Attrs: nounwind
declare i128 @__tsan_atomic128_load(i128*, i32 zeroext) #5

; Function Attrs: nounwind
declare void @__tsan_atomic128_store(i128*, i128 zeroext, i32 zeroext) #5

; Function Attrs: nounwind
declare i128 @__tsan_atomic128_exchange(i128*, i128 zeroext, i32 zeroext) #5

; Function Attrs: nounwind
declare i128 @__tsan_atomic128_fetch_add(i128*, i128 zeroext, i32 zeroext) #5

; Function Attrs: nounwind
declare i128 @__tsan_atomic128_fetch_sub(i128*, i128 zeroext, i32 zeroext) #5

; Function Attrs: nounwind
declare i128 @__tsan_atomic128_fetch_and(i128*, i128 zeroext, i32 zeroext) #5

; Function Attrs: nounwind
declare i128 @__tsan_atomic128_fetch_nand(i128*, i128 zeroext, i32 zeroext) #5

; Function Attrs: nounwind
declare i128 @__tsan_atomic128_fetch_or(i128*, i128 zeroext, i32 zeroext) #5

; Function Attrs: nounwind
declare i128 @__tsan_atomic128_fetch_xor(i128*, i128 zeroext, i32 zeroext) #5

; Function Attrs: nounwind
declare i128 @__tsan_atomic128_compare_exchange_val(i128*, i128 zeroext, i128 zeroext, i32 zeroext, i32 zeroext) #5

; Function Attrs: nounwind
declare void @__tsan_vptr_update(i8*, i8*) #5

; Function Attrs: nounwind
declare void @__tsan_vptr_read(i8*) #5

; Function Attrs: nounwind
declare void @__tsan_atomic_thread_fence(i32 zeroext) #5

; Function Attrs: nounwind
declare void @__tsan_atomic_signal_fence(i32 zeroext) #5

; Function Attrs: nounwind
declare i8* @memmove(i8*, i8*, i64) #5

; Function Attrs: nounwind
declare i8* @memcpy(i8*, i8*, i64) #5

; Function Attrs: nounwind
declare i8* @memset(i8*, i32, i64) #5

; Function Attrs: nofree nosync nounwind readnone willreturn
declare i8* @llvm.returnaddress(i32 immarg) #6

attributes #0 = { noinline nounwind sanitize_thread uwtable "frame-pointer"="all" "min-legal-vector-width"="0" "no-builtins" "no-trapping-math"="true" "stack-protector-buffer-size"="8"   "tune-cpu"="generic" }
attributes #1 = { nofree nosync nounwind readnone speculatable willreturn }
attributes #2 = { nounwind "frame-pointer"="all" "no-builtins" "no-trapping-math"="true" "stack-protector-buffer-size"="8"   "tune-cpu"="generic" }
attributes #3 = { "frame-pointer"="all" "no-builtins" "no-trapping-math"="true" "stack-protector-buffer-size"="8"   "tune-cpu"="generic" }
attributes #4 = { nounwind uwtable "frame-pointer"="all" }
attributes #5 = { nounwind }
attributes #6 = { nofree nosync nounwind readnone willreturn }
attributes #7 = { nobuiltin nounwind "no-builtins" }
attributes #8 = { nobuiltin "no-builtins" }

!llvm.dbg.cu = !{!2}
!llvm.module.flags = !{!7, !8, !9, !10, !11, !12, !13}
!llvm.ident = !{!14}

!0 = !DIGlobalVariableExpression(var: !1, expr: !DIExpression())
!1 = distinct !DIGlobalVariable(name: "x", scope: !2, file: !5, line: 3, type: !6, isLocal: false, isDefinition: true)
!2 = distinct !DICompileUnit(language: DW_LANG_C99, file: !3, producer: "Debian clang version 14.0.6", isOptimized: false, runtimeVersion: 0, emissionKind: FullDebug, globals: !4, splitDebugInlining: false, nameTableKind: None)
!3 = !DIFile(filename: "-", directory: "/lab/src")
!4 = !{!0}
!5 = !DIFile(filename: "<stdin>", directory: "/lab/src")
!6 = !DIBasicType(name: "long double", size: 128, encoding: DW_ATE_float)
!7 = !{i32 7, !"Dwarf Version", i32 4}
!8 = !{i32 2, !"Debug Info Version", i32 3}
!9 = !{i32 1, !"wchar_size", i32 4}
!10 = !{i32 7, !"PIC Level", i32 2}
!11 = !{i32 7, !"PIE Level", i32 2}
!12 = !{i32 7, !"uwtable", i32 1}
!13 = !{i32 7, !"frame-pointer", i32 2}
!14 = !{!"Debian clang version 14.0.6"}
!15 = distinct !DISubprogram(name: "main", scope: !5, file: !5, line: 6, type: !16, scopeLine: 6, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !2, retainedNodes: !19)
!16 = !DISubroutineType(types: !17)
!17 = !{!18}
!18 = !DIBasicType(name: "int", size: 32, encoding: DW_ATE_signed)
!19 = !{}
!20 = !DILocalVariable(name: "a", scope: !15, file: !5, line: 6, type: !21)
!21 = !DIDerivedType(tag: DW_TAG_typedef, name: "pthread_t", file: !22, line: 27, baseType: !23)
!22 = !DIFile(filename: "/usr/include/x86_64-linux-gnu/bits/pthreadtypes.h", directory: "")
!23 = !DIBasicType(name: "unsigned long", size: 64, encoding: DW_ATE_unsigned)
!24 = !DILocation(line: 6, column: 26, scope: !15)
!25 = !DILocalVariable(name: "b", scope: !15, file: !5, line: 6, type: !21)
!26 = !DILocation(line: 6, column: 28, scope: !15)
!27 = !DILocation(line: 6, column: 30, scope: !15)
!28 = !DILocation(line: 6, column: 55, scope: !15)
!29 = !DILocation(line: 6, column: 93, scope: !15)
!30 = !DILocation(line: 6, column: 80, scope: !15)
!31 = !DILocation(line: 6, column: 111, scope: !15)
!32 = !DILocation(line: 6, column: 98, scope: !15)
!33 = !DILocation(line: 6, column: 131, scope: !15)
!34 = !DILocation(line: 6, column: 116, scope: !15)
!35 = !DILocation(line: 6, column: 135, scope: !15)
!36 = distinct !DISubprogram(name: "A", scope: !5, file: !5, line: 4, type: !37, scopeLine: 4, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition, unit: !2, retainedNodes: !19)
!37 = !DISubroutineType(types: !38)
!38 = !{!39, !39}
!39 = !DIDerivedType(tag: DW_TAG_pointer_type, baseType: null, size: 64)
!40 = !DILocalVariable(name: "p", arg: 1, scope: !36, file: !5, line: 4, type: !39)
!41 = !DILocation(line: 4, column: 20, scope: !36)
!42 = !DILocation(line: 4, column: 24, scope: !36)
!43 = !DILocation(line: 4, column: 36, scope: !36)
!44 = !DILocation(line: 4, column: 29, scope: !36)
!45 = distinct !DISubprogram(name: "B", scope: !5, file: !5, line: 5, type: !37, scopeLine: 5, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition, unit: !2, retainedNodes: !19)
!46 = !DILocalVariable(name: "p", arg: 1, scope: !45, file: !5, line: 5, type: !39)
!47 = !DILocation(line: 5, column: 20, scope: !45)
!48 = !DILocation(line: 5, column: 24, scope: !45)
!49 = !DILocation(line: 5, column: 36, scope: !45)
!50 = !DILocation(line: 5, column: 29, scope: !45)
