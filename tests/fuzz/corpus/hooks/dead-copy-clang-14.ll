; ModuleID = '-'
source_filename = "-"
target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-f80:128-n8:16:32:64-S128"
target triple = "x86_64-pc-linux-gnu"

%struct.S = type { [8 x i32] }
%union.pthread_attr_t = type { i64, [48 x i8] }

@__const.f.t = private unnamed_addr constant %struct.S { [8 x i32] [i32 1, i32 0, i32 0, i32 0, i32 0, i32 0, i32 0, i32 0] }, align 4
@s = internal global %struct.S zeroinitializer, align 4, !dbg !0
@llvm.used = appending global [1 x i8*] [i8* bitcast (void ()* @tsan.module_ctor to i8*)], section "llvm.metadata"
@llvm.global_ctors = appending global [1 x { i32, void ()*, i8* }] [{ i32, void ()*, i8* } { i32 0, void ()* @tsan.module_ctor, i8* null }]

; Function Attrs: noinline nounwind sanitize_thread uwtable
define dso_local i32 @main() #0 !dbg !21 {
  %1 = call i8* @llvm.returnaddress(i32 0)
  call void @__tsan_func_entry(i8* %1)
  %2 = alloca i32, align 4
  %3 = alloca i64, align 8
  %4 = alloca i64, align 8
  store i32 0, i32* %2, align 4
  call void @llvm.dbg.declare(metadata i64* %3, metadata !25, metadata !DIExpression()), !dbg !29
  call void @llvm.dbg.declare(metadata i64* %4, metadata !30, metadata !DIExpression()), !dbg !31
  %5 = call i32 @pthread_create(i64* noundef %3, %union.pthread_attr_t* noundef null, i8* (i8*)* noundef @f, i8* noundef null) #8, !dbg !32
  %6 = call i32 @pthread_create(i64* noundef %4, %union.pthread_attr_t* noundef null, i8* (i8*)* noundef @g, i8* noundef null) #8, !dbg !33
  %7 = bitcast i64* %3 to i8*, !dbg !34
  call void @__tsan_read8(i8* %7), !dbg !34
  %8 = load i64, i64* %3, align 8, !dbg !34
  %9 = call i32 @pthread_join(i64 noundef %8, i8** noundef null) #9, !dbg !35
  %10 = bitcast i64* %4 to i8*, !dbg !36
  call void @__tsan_read8(i8* %10), !dbg !36
  %11 = load i64, i64* %4, align 8, !dbg !36
  %12 = call i32 @pthread_join(i64 noundef %11, i8** noundef null) #9, !dbg !37
  call void @__tsan_func_exit(), !dbg !38
  ret i32 0, !dbg !38
}

; Function Attrs: nofree nosync nounwind readnone speculatable willreturn
declare void @llvm.dbg.declare(metadata, metadata, metadata) #1

; Function Attrs: nounwind
declare i32 @pthread_create(i64* noundef, %union.pthread_attr_t* noundef, i8* (i8*)* noundef, i8* noundef) #2

; Function Attrs: noinline nounwind sanitize_thread uwtable
define internal i8* @f(i8* noundef %0) #0 !dbg !39 {
  %2 = call i8* @llvm.returnaddress(i32 0)
  call void @__tsan_func_entry(i8* %2)
  %3 = alloca i8*, align 8
  %4 = alloca %struct.S, align 4
  store i8* %0, i8** %3, align 8
  call void @llvm.dbg.declare(metadata i8** %3, metadata !43, metadata !DIExpression()), !dbg !44
  call void @llvm.dbg.declare(metadata %struct.S* %4, metadata !45, metadata !DIExpression()), !dbg !46
  %5 = bitcast %struct.S* %4 to i8*, !dbg !46
  %6 = call i8* @memcpy(i8* %5, i8* bitcast (%struct.S* @__const.f.t to i8*), i64 32), !dbg !46
  %7 = bitcast %struct.S* %4 to i8*, !dbg !47
  %8 = call i8* @memcpy(i8* bitcast (%struct.S* @s to i8*), i8* %7, i64 32), !dbg !47
  %9 = load i8*, i8** %3, align 8, !dbg !48
  call void @__tsan_func_exit(), !dbg !49
  ret i8* %9, !dbg !49
}

; Function Attrs: noinline nounwind sanitize_thread uwtable
define internal i8* @g(i8* noundef %0) #0 !dbg !50 {
  %2 = call i8* @llvm.returnaddress(i32 0)
  call void @__tsan_func_entry(i8* %2)
  %3 = alloca i8*, align 8
  %4 = alloca %struct.S, align 4
  store i8* %0, i8** %3, align 8
  call void @llvm.dbg.declare(metadata i8** %3, metadata !51, metadata !DIExpression()), !dbg !52
  call void @llvm.dbg.declare(metadata %struct.S* %4, metadata !53, metadata !DIExpression()), !dbg !54
  %5 = bitcast %struct.S* %4 to i8*, !dbg !55
  %6 = call i8* @memcpy(i8* %5, i8* bitcast (%struct.S* @s to i8*), i64 32), !dbg !55
  %7 = load i8*, i8** %3, align 8, !dbg !56
  call void @__tsan_func_exit(), !dbg !57
  ret i8* %7, !dbg !57
}

declare i32 @pthread_join(i64 noundef, i8** noundef) #3

; Function Attrs: argmemonly nofree nounwind willreturn
declare void @llvm.memcpy.p0i8.p0i8.i64(i8* noalias nocapture writeonly, i8* noalias nocapture readonly, i64, i1 immarg) #4

declare void @__tsan_init()

; Function Attrs: nounwind uwtable
define internal void @tsan.module_ctor() #5 {
  call void @__tsan_init()
  ret void
}

; Function Attrs: nounwind
declare void @__tsan_func_entry(i8*) #6

; Function Attrs: nounwind
declare void @__tsan_func_exit() #6

; Function Attrs: nounwind
declare void @__tsan_ignore_thread_begin() #6

; Function Attrs: nounwind
declare void @__tsan_ignore_thread_end() #6

; Function Attrs: nounwind
declare void @__tsan_read1(i8*) #6

; Function Attrs: nounwind
declare void @__tsan_write1(i8*) #6

; Function Attrs: nounwind
declare void @__tsan_unaligned_read1(i8*) #6

; Function Attrs: nounwind
declare void @__tsan_unaligned_write1(i8*) #6

; Function Attrs: nounwind
declare void @__tsan_volatile_read1(i8*) #6

; Function Attrs: nounwind
declare void @__tsan_volatile_write1(i8*) #6

; Function Attrs: nounwind
declare void @__tsan_unaligned_volatile_read1(i8*) #6

; Function Attrs: nounwind
declare void @__tsan_unaligned_volatile_write1(i8*) #6

; Function Attrs: nounwind
declare void @__tsan_read_write1(i8*) #6

; Function Attrs: nounwind
declare void @__tsan_unaligned_read_write1(i8*) #6

; Function Attrs: nounwind
declare i8 @__tsan_atomic8_load(i8*, i32 zeroext) #6

; Function Attrs: nounwind
declare void @__tsan_atomic8_store(i8*, i8 zeroext, i32 zeroext) #6

; Function Attrs: nounwind
declare i8 @__tsan_atomic8_exchange(i8*, i8 zeroext, i32 zeroext) #6

; Function Attrs: nounwind
declare i8 @__tsan_atomic8_fetch_add(i8*, i8 zeroext, i32 zeroext) #6

; Function Attrs: nounwind
declare i8 @__tsan_atomic8_fetch_sub(i8*, i8 zeroext, i32 zeroext) #6

; Function Attrs: nounwind
declare i8 @__tsan_atomic8_fetch_and(i8*, i8 zeroext, i32 zeroext) #6

; Function Attrs: nounwind
declare i8 @__tsan_atomic8_fetch_nand(i8*, i8 zeroext, i32 zeroext) #6

; Function Attrs: nounwind
declare i8 @__tsan_atomic8_fetch_or(i8*, i8 zeroext, i32 zeroext) #6

; Function Attrs: nounwind
declare i8 @__tsan_atomic8_fetch_xor(i8*, i8 zeroext, i32 zeroext) #6

; Function Attrs: nounwind
declare i8 @__tsan_atomic8_compare_exchange_val(i8*, i8 zeroext, i8 zeroext, i32 zeroext, i32 zeroext) #6

; Function Attrs: nounwind
declare void @__tsan_read2(i8*) #6

; Function Attrs: nounwind
declare void @__tsan_write2(i8*) #6

; Function Attrs: nounwind
declare void @__tsan_unaligned_read2(i8*) #6

; Function Attrs: nounwind
declare void @__tsan_unaligned_write2(i8*) #6

; Function Attrs: nounwind
declare void @__tsan_volatile_read2(i8*) #6

; Function Attrs: nounwind
declare void @__tsan_volatile_write2(i8*) #6

; Function Attrs: nounwind
declare void @__tsan_unaligned_volatile_read2(i8*) #6

; Function Attrs: nounwind
declare void @__tsan_unaligned_volatile_write2(i8*) #6

; Function Attrs: nounwind
declare void @__tsan_read_write2(i8*) #6

; Function Attrs: nounwind
declare void @__tsan_unaligned_read_write2(i8*) #6

; Function Attrs: nounwind
declare i16 @__tsan_atomic16_load(i16*, i32 zeroext) #6

; Function Attrs: nounwind
declare void @__tsan_atomic16_store(i16*, i16 zeroext, i32 zeroext) #6

; Function Attrs: nounwind
declare i16 @__tsan_atomic16_exchange(i16*, i16 zeroext, i32 zeroext) #6

; Function Attrs: nounwind
declare i16 @__tsan_atomic16_fetch_add(i16*, i16 zeroext, i32 zeroext) #6

; Function Attrs: nounwind
declare i16 @__tsan_atomic16_fetch_sub(i16*, i16 zeroext, i32 zeroext) #6

; Function Attrs: nounwind
declare i16 @__tsan_atomic16_fetch_and(i16*, i16 zeroext, i32 zeroext) #6

; Function Attrs: nounwind
declare i16 @__tsan_atomic16_fetch_nand(i16*, i16 zeroext, i32 zeroext) #6

; Function Attrs: nounwind
declare i16 @__tsan_atomic16_fetch_or(i16*, i16 zeroext, i32 zeroext) #6

; Function Attrs: nounwind
declare i16 @__tsan_atomic16_fetch_xor(i16*, i16 zeroext, i32 zeroext) #6

; Function Attrs: nounwind
declare i16 @__tsan_atomic16_compare_exchange_val(i16*, i16 zeroext, i16 zeroext, i32 zeroext, i32 zeroext) #6

; Function Attrs: nounwind
declare void @__tsan_read4(i8*) #6

; Function Attrs: nounwind
declare void @__tsan_write4(i8*) #6

; Function Attrs: nounwind
declare void @__tsan_unaligned_read4(i8*) #6

; Function Attrs: nounwind
declare void @__tsan_unaligned_write4(i8*) #6

; Function Attrs: nounwind
declare void @__tsan_volatile_read4(i8*) #6

; Function Attrs: nounwind
declare void @__tsan_volatile_write4(i8*) #6

; Function Attrs: nounwind
declare void @__tsan_unaligned_volatile_read4(i8*) #6

; Function Attrs: nounwind
declare void @__tsan_unaligned_volatile_write4(i8*) #6

; Function Attrs: nounwind
declare void @__tsan_read_write4(i8*) #6

; Function Attrs: nounwind
declare void @__tsan_unaligned_read_write4(i8*) #6

; Function Attrs: nounwind
declare i32 @__tsan_atomic32_load(i32*, i32 zeroext) #6

; Function Attrs: nounwind
declare void @__tsan_atomic32_store(i32*, i32 zeroext, i32 zeroext) #6

; Function Attrs: nounwind
declare i32 @__tsan_atomic32_exchange(i32*, i32 zeroext, i32 zeroext) #6

; Function Attrs: nounwind
declare i32 @__tsan_atomic32_fetch_add(i32*, i32 zeroext, i32 zeroext) #6

; Function Attrs: nounwind
declare i32 @__tsan_atomic32_fetch_sub(i32*, i32 zeroext, i32 zeroext) #6

; Function Attrs: nounwind
declare i32 @__tsan_atomic32_fetch_and(i32*, i32 zeroext, i32 zeroext) #6

; Function Attrs: nounwind
declare i32 @__tsan_atomic32_fetch_nand(i32*, i32 zeroext, i32 zeroext) #6

; Function Attrs: nounwind
declare i32 @__tsan_atomic32_fetch_or(i32*, i32 zeroext, i32 zeroext) #6

; Function Attrs: nounwind
declare i32 @__tsan_atomic32_fetch_xor(i32*, i32 zeroext, i32 zeroext) #6

; Function Attrs: nounwind
declare i32 @__tsan_atomic32_compare_exchange_val(i32*, i32 zeroext, i32 zeroext, i32 zeroext, i32 zeroext) #6

; Function Attrs: nounwind
declare void @__tsan_read8(i8*) #6

; Function Attrs: nounwind
declare void @__tsan_write8(i8*) #6

; Function Attrs: nounwind
declare void @__tsan_unaligned_read8(i8*) #6

; Function Attrs: nounwind
declare void @__tsan_unaligned_write8(i8*) #6

; Function Attrs: nounwind
declare void @__tsan_volatile_read8(i8*) #6

; Function Attrs: nounwind
declare void @__tsan_volatile_write8(i8*) #6

; Function Attrs: nounwind
declare void @__tsan_unaligned_volatile_read8(i8*) #6

; Function Attrs: nounwind
declare void @__tsan_unaligned_volatile_write8(i8*) #6

; Function Attrs: nounwind
declare void @__tsan_read_write8(i8*) #6

; Function Attrs: nounwind
declare void @__tsan_unaligned_read_write8(i8*) #6

; Function Attrs: nounwind
declare i64 @__tsan_atomic64_load(i64*, i32 zeroext) #6

; Function Attrs: nounwind
declare void @__tsan_atomic64_store(i64*, i64 zeroext, i32 zeroext) #6

; Function Attrs: nounwind
declare i64 @__tsan_atomic64_exchange(i64*, i64 zeroext, i32 zeroext) #6

; Function Attrs: nounwind
declare i64 @__tsan_atomic64_fetch_add(i64*, i64 zeroext, i32 zeroext) #6

; Function Attrs: nounwind
declare i64 @__tsan_atomic64_fetch_sub(i64*, i64 zeroext, i32 zeroext) #6

; Function Attrs: nounwind
declare i64 @__tsan_atomic64_fetch_and(i64*, i64 zeroext, i32 zeroext) #6

; Function Attrs: nounwind
declare i64 @__tsan_atomic64_fetch_nand(i64*, i64 zeroext, i32 zeroext) #6

; Function Attrs: nounwind
declare i64 @__tsan_atomic64_fetch_or(i64*, i64 zeroext, i32 zeroext) #6

; Function Attrs: nounwind
declare i64 @__tsan_atomic64_fetch_xor(i64*, i64 zeroext, i32 zeroext) #6

; Function Attrs: nounwind
declare i64 @__tsan_atomic64_compare_exchange_val(i64*, i64 zeroext, i64 zeroext, i32 zeroext, i32 zeroext) #6

; Function Attrs: nounwind
declare void @__tsan_read16(i8*) #6

; Function Attrs: nounwind
declare void @__tsan_write16(i8*) #6

; Function Attrs: nounwind
declare void @__tsan_unaligned_read16(i8*) #6

; Function Attrs: nounwind
declare void @__tsan_unaligned_write16(i8*) #6

; Function Attrs: nounwind
declare void @__tsan_volatile_read16(i8*) #6

; Function Attrs: nounwind
declare void @__tsan_volatile_write16(i8*) #6

; Function Attrs: nounwind
declare void @__tsan_unaligned_volatile_read16(i8*) #6

; Function Attrs: nounwind
declare void @__tsan_unaligned_volatile_write16(i8*) #6

; Function Attrs: nounwind
declare void @__tsan_read_write16(i8*) #6

; Function Attrs: nounwind
declare void @__tsan_unaligned_read_write16(i8*) #6

; Function Attrs: nounwind
declare i128 @__tsan_atomic128_load(i128*, i32 zeroext) #6

; Function Attrs: nounwind
declare void @__tsan_atomic128_store(i128*, i128 zeroext, i32 zeroext) #6

; Function Attrs: nounwind
declare i128 @__tsan_atomic128_exchange(i128*, i128 zeroext, i32 zeroext) #6

; Function Attrs: nounwind
declare i128 @__tsan_atomic128_fetch_add(i128*, i128 zeroext, i32 zeroext) #6

; Function Attrs: nounwind
declare i128 @__tsan_atomic128_fetch_sub(i128*, i128 zeroext, i32 zeroext) #6

; Function Attrs: nounwind
declare i128 @__tsan_atomic128_fetch_and(i128*, i128 zeroext, i32 zeroext) #6

; Function Attrs: nounwind
declare i128 @__tsan_atomic128_fetch_nand(i128*, i128 zeroext, i32 zeroext) #6

; Function Attrs: nounwind
declare i128 @__tsan_atomic128_fetch_or(i128*, i128 zeroext, i32 zeroext) #6

; Function Attrs: nounwind
declare i128 @__tsan_atomic128_fetch_xor(i128*, i128 zeroext, i32 zeroext) #6

; Function Attrs: nounwind
declare i128 @__tsan_atomic128_compare_exchange_val(i128*, i128 zeroext, i128 zeroext, i32 zeroext, i32 zeroext) #6

; Function Attrs: nounwind
declare void @__tsan_vptr_update(i8*, i8*) #6

; Function Attrs: nounwind
declare void @__tsan_vptr_read(i8*) #6

; Function Attrs: nounwind
declare void @__tsan_atomic_thread_fence(i32 zeroext) #6

; Function Attrs: nounwind
declare void @__tsan_atomic_signal_fence(i32 zeroext) #6

; Function Attrs: nounwind
declare i8* @memmove(i8*, i8*, i64) #6

; Function Attrs: nounwind
declare i8* @memcpy(i8*, i8*, i64) #6

; Function Attrs: nounwind
declare i8* @memset(i8*, i32, i64) #6

; Function Attrs: nofree nosync nounwind readnone willreturn
declare i8* @llvm.returnaddress(i32 immarg) #7

attributes #0 = { noinline nounwind sanitize_thread uwtable "frame-pointer"="all" "min-legal-vector-width"="0" "no-builtins" "no-trapping-math"="true" "stack-protector-buffer-size"="8"   "tune-cpu"="generic" }
attributes #1 = { nofree nosync nounwind readnone speculatable willreturn }
attributes #2 = { nounwind "frame-pointer"="all" "no-builtins" "no-trapping-math"="true" "stack-protector-buffer-size"="8"   "tune-cpu"="generic" }
attributes #3 = { "frame-pointer"="all" "no-builtins" "no-trapping-math"="true" "stack-protector-buffer-size"="8"   "tune-cpu"="generic" }
attributes #4 = { argmemonly nofree nounwind willreturn }
attributes #5 = { nounwind uwtable "frame-pointer"="all" }
attributes #6 = { nounwind }
attributes #7 = { nofree nosync nounwind readnone willreturn }
attributes #8 = { nobuiltin nounwind "no-builtins" }
attributes #9 = { nobuiltin "no-builtins" }

!llvm.dbg.cu = !{!2}
!llvm.module.flags = !{!13, !14, !15, !16, !17, !18, !19}
!llvm.ident = !{!20}

!0 = !DIGlobalVariableExpression(var: !1, expr: !DIExpression())
!1 = distinct !DIGlobalVariable(name: "s", scope: !2, file: !5, line: 3, type: !6, isLocal: true, isDefinition: true)
!2 = distinct !DICompileUnit(language: DW_LANG_C99, file: !3, producer: "Debian clang version 14.0.6", isOptimized: false, runtimeVersion: 0, emissionKind: FullDebug, globals: !4, splitDebugInlining: false, nameTableKind: None)
!3 = !DIFile(filename: "-", directory: "/lab/src")
!4 = !{!0}
!5 = !DIFile(filename: "<stdin>", directory: "/lab/src")
!6 = distinct !DICompositeType(tag: DW_TAG_structure_type, name: "S", file: !5, line: 2, size: 256, elements: !7)
!7 = !{!8}
!8 = !DIDerivedType(tag: DW_TAG_member, name: "v", scope: !6, file: !5, line: 2, baseType: !9, size: 256)
!9 = !DICompositeType(tag: DW_TAG_array_type, baseType: !10, size: 256, elements: !11)
!10 = !DIBasicType(name: "int", size: 32, encoding: DW_ATE_signed)
!11 = !{!12}
!12 = !DISubrange(count: 8)
!13 = !{i32 7, !"Dwarf Version", i32 4}
!14 = !{i32 2, !"Debug Info Version", i32 3}
!15 = !{i32 1, !"wchar_size", i32 4}
!16 = !{i32 7, !"PIC Level", i32 2}
!17 = !{i32 7, !"PIE Level", i32 2}
!18 = !{i32 7, !"uwtable", i32 1}
!19 = !{i32 7, !"frame-pointer", i32 2}
!20 = !{!"Debian clang version 14.0.6"}
!21 = distinct !DISubprogram(name: "main", scope: !5, file: !5, line: 6, type: !22, scopeLine: 7, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !2, retainedNodes: !24)
!22 = !DISubroutineType(types: !23)
!23 = !{!10}
!24 = !{}
!25 = !DILocalVariable(name: "t", scope: !21, file: !5, line: 8, type: !26)
!26 = !DIDerivedType(tag: DW_TAG_typedef, name: "pthread_t", file: !27, line: 27, baseType: !28)
!27 = !DIFile(filename: "/usr/include/x86_64-linux-gnu/bits/pthreadtypes.h", directory: "")
!28 = !DIBasicType(name: "unsigned long", size: 64, encoding: DW_ATE_unsigned)
!29 = !DILocation(line: 8, column: 12, scope: !21)
!30 = !DILocalVariable(name: "u", scope: !21, file: !5, line: 8, type: !26)
!31 = !DILocation(line: 8, column: 15, scope: !21)
!32 = !DILocation(line: 9, column: 2, scope: !21)
!33 = !DILocation(line: 10, column: 2, scope: !21)
!34 = !DILocation(line: 11, column: 15, scope: !21)
!35 = !DILocation(line: 11, column: 2, scope: !21)
!36 = !DILocation(line: 12, column: 15, scope: !21)
!37 = !DILocation(line: 12, column: 2, scope: !21)
!38 = !DILocation(line: 13, column: 2, scope: !21)
!39 = distinct !DISubprogram(name: "f", scope: !5, file: !5, line: 4, type: !40, scopeLine: 4, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition, unit: !2, retainedNodes: !24)
!40 = !DISubroutineType(types: !41)
!41 = !{!42, !42}
!42 = !DIDerivedType(tag: DW_TAG_pointer_type, baseType: null, size: 64)
!43 = !DILocalVariable(name: "a", arg: 1, scope: !39, file: !5, line: 4, type: !42)
!44 = !DILocation(line: 4, column: 22, scope: !39)
!45 = !DILocalVariable(name: "t", scope: !39, file: !5, line: 4, type: !6)
!46 = !DILocation(line: 4, column: 36, scope: !39)
!47 = !DILocation(line: 4, column: 51, scope: !39)
!48 = !DILocation(line: 4, column: 61, scope: !39)
!49 = !DILocation(line: 4, column: 54, scope: !39)
!50 = distinct !DISubprogram(name: "g", scope: !5, file: !5, line: 5, type: !40, scopeLine: 5, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition, unit: !2, retainedNodes: !24)
!51 = !DILocalVariable(name: "a", arg: 1, scope: !50, file: !5, line: 5, type: !42)
!52 = !DILocation(line: 5, column: 22, scope: !50)
!53 = !DILocalVariable(name: "t", scope: !50, file: !5, line: 5, type: !6)
!54 = !DILocation(line: 5, column: 36, scope: !50)
!55 = !DILocation(line: 5, column: 40, scope: !50)
!56 = !DILocation(line: 5, column: 59, scope: !50)
!57 = !DILocation(line: 5, column: 52, scope: !50)
