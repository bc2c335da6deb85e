; ModuleID = '-'
source_filename = "-"
target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"
target triple = "x86_64-pc-linux-gnu"

%struct.S = type { [8 x i32] }

@__const.f.t = private unnamed_addr constant %struct.S { [8 x i32] [i32 1, i32 0, i32 0, i32 0, i32 0, i32 0, i32 0, i32 0] }, align 4
@s = internal global %struct.S zeroinitializer, align 4, !dbg !0
@llvm.used = appending global [1 x ptr] [ptr @tsan.module_ctor], section "llvm.metadata"
@llvm.global_ctors = appending global [1 x { i32, ptr, ptr }] [{ i32, ptr, ptr } { i32 0, ptr @tsan.module_ctor, ptr null }]

; Function Attrs: noinline nounwind sanitize_thread uwtable
define dso_local i32 @main() #0 !dbg !21 {
  %1 = call ptr @llvm.returnaddress(i32 0), !dbg !25
  call void @__tsan_func_entry(ptr %1), !dbg !25
  %2 = alloca i32, align 4
  %3 = alloca i64, align 8
  %4 = alloca i64, align 8
  store i32 0, ptr %2, align 4
    #dbg_declare(ptr %3, !26, !DIExpression(), !30)
    #dbg_declare(ptr %4, !31, !DIExpression(), !32)
  %5 = call i32 @pthread_create(ptr noundef %3, ptr noundef null, ptr noundef @f, ptr noundef null) #7, !dbg !33
  %6 = call i32 @pthread_create(ptr noundef %4, ptr noundef null, ptr noundef @g, ptr noundef null) #7, !dbg !34
  call void @__tsan_read8(ptr %3), !dbg !35
  %7 = load i64, ptr %3, align 8, !dbg !35
  %8 = call i32 @pthread_join(i64 noundef %7, ptr noundef null) #8, !dbg !36
  call void @__tsan_read8(ptr %4), !dbg !37
  %9 = load i64, ptr %4, align 8, !dbg !37
  %10 = call i32 @pthread_join(i64 noundef %9, ptr noundef null) #8, !dbg !38
  call void @__tsan_func_exit(), !dbg !39
  ret i32 0, !dbg !39
}

; Function Attrs: nounwind
declare i32 @pthread_create(ptr noundef, ptr noundef, ptr noundef, ptr noundef) #1

; Function Attrs: noinline nounwind sanitize_thread uwtable
define internal ptr @f(ptr noundef %0) #0 !dbg !40 {
  %2 = call ptr @llvm.returnaddress(i32 0), !dbg !44
  call void @__tsan_func_entry(ptr %2), !dbg !44
  %3 = alloca ptr, align 8
  %4 = alloca %struct.S, align 4
  store ptr %0, ptr %3, align 8
    #dbg_declare(ptr %3, !45, !DIExpression(), !46)
    #dbg_declare(ptr %4, !47, !DIExpression(), !48)
  %5 = call ptr @__tsan_memcpy(ptr %4, ptr @__const.f.t, i64 32), !dbg !48
  %6 = call ptr @__tsan_memcpy(ptr @s, ptr %4, i64 32), !dbg !49
  %7 = load ptr, ptr %3, align 8, !dbg !50
  call void @__tsan_func_exit(), !dbg !51
  ret ptr %7, !dbg !51
}

; Function Attrs: noinline nounwind sanitize_thread uwtable
define internal ptr @g(ptr noundef %0) #0 !dbg !52 {
  %2 = call ptr @llvm.returnaddress(i32 0), !dbg !53
  call void @__tsan_func_entry(ptr %2), !dbg !53
  %3 = alloca ptr, align 8
  %4 = alloca %struct.S, align 4
  store ptr %0, ptr %3, align 8
    #dbg_declare(ptr %3, !54, !DIExpression(), !55)
    #dbg_declare(ptr %4, !56, !DIExpression(), !57)
  %5 = call ptr @__tsan_memcpy(ptr %4, ptr @s, i64 32), !dbg !58
  %6 = load ptr, ptr %3, align 8, !dbg !59
  call void @__tsan_func_exit(), !dbg !60
  ret ptr %6, !dbg !60
}

declare i32 @pthread_join(i64 noundef, ptr noundef) #2

; Function Attrs: nocallback nofree nounwind willreturn memory(argmem: readwrite)
declare void @llvm.memcpy.p0.p0.i64(ptr noalias nocapture writeonly, ptr noalias nocapture readonly, i64, i1 immarg) #3

declare void @__tsan_init()

; Function Attrs: nounwind uwtable
define internal void @tsan.module_ctor() #4 {
  call void @__tsan_init()
  ret void
}

; Function Attrs: nounwind
declare void @__tsan_func_entry(ptr) #5

; Function Attrs: nounwind
declare void @__tsan_func_exit() #5

; Function Attrs: nounwind
declare void @__tsan_ignore_thread_begin() #5

; Function Attrs: nounwind
declare void @__tsan_ignore_thread_end() #5

; Function Attrs: nounwind
declare void @__tsan_read1(ptr) #5

; Function Attrs: nounwind
declare void @__tsan_write1(ptr) #5

; Function Attrs: nounwind
declare void @__tsan_unaligned_read1(ptr) #5

; Function Attrs: nounwind
declare void @__tsan_unaligned_write1(ptr) #5

; Function Attrs: nounwind
declare void @__tsan_volatile_read1(ptr) #5

; Function Attrs: nounwind
declare void @__tsan_volatile_write1(ptr) #5

; Function Attrs: nounwind
declare void @__tsan_unaligned_volatile_read1(ptr) #5

; Function Attrs: nounwind
declare void @__tsan_unaligned_volatile_write1(ptr) #5

; Function Attrs: nounwind
declare void @__tsan_read_write1(ptr) #5

; Function Attrs: nounwind
declare void @__tsan_unaligned_read_write1(ptr) #5

; Function Attrs: nounwind
declare i8 @__tsan_atomic8_load(ptr, i32) #5

; Function Attrs: nounwind
declare void @__tsan_atomic8_store(ptr, i8, i32) #5

; Function Attrs: nounwind
declare i8 @__tsan_atomic8_exchange(ptr, i8, i32) #5

; Function Attrs: nounwind
declare i8 @__tsan_atomic8_fetch_add(ptr, i8, i32) #5

; Function Attrs: nounwind
declare i8 @__tsan_atomic8_fetch_sub(ptr, i8, i32) #5

; Function Attrs: nounwind
declare i8 @__tsan_atomic8_fetch_and(ptr, i8, i32) #5

; Function Attrs: nounwind
declare i8 @__tsan_atomic8_fetch_nand(ptr, i8, i32) #5

; Function Attrs: nounwind
declare i8 @__tsan_atomic8_fetch_or(ptr, i8, i32) #5

; Function Attrs: nounwind
declare i8 @__tsan_atomic8_fetch_xor(ptr, i8, i32) #5

; Function Attrs: nounwind
declare i8 @__tsan_atomic8_compare_exchange_val(ptr, i8, i8, i32, i32) #5

; Function Attrs: nounwind
declare void @__tsan_read2(ptr) #5

; Function Attrs: nounwind
declare void @__tsan_write2(ptr) #5

; Function Attrs: nounwind
declare void @__tsan_unaligned_read2(ptr) #5

; Function Attrs: nounwind
declare void @__tsan_unaligned_write2(ptr) #5

; Function Attrs: nounwind
declare void @__tsan_volatile_read2(ptr) #5

; Function Attrs: nounwind
declare void @__tsan_volatile_write2(ptr) #5

; Function Attrs: nounwind
declare void @__tsan_unaligned_volatile_read2(ptr) #5

; Function Attrs: nounwind
declare void @__tsan_unaligned_volatile_write2(ptr) #5

; Function Attrs: nounwind
declare void @__tsan_read_write2(ptr) #5

; Function Attrs: nounwind
declare void @__tsan_unaligned_read_write2(ptr) #5

; Function Attrs: nounwind
declare i16 @__tsan_atomic16_load(ptr, i32) #5

; Function Attrs: nounwind
declare void @__tsan_atomic16_store(ptr, i16, i32) #5

; Function Attrs: nounwind
declare i16 @__tsan_atomic16_exchange(ptr, i16, i32) #5

; Function Attrs: nounwind
declare i16 @__tsan_atomic16_fetch_add(ptr, i16, i32) #5

; Function Attrs: nounwind
declare i16 @__tsan_atomic16_fetch_sub(ptr, i16, i32) #5

; Function Attrs: nounwind
declare i16 @__tsan_atomic16_fetch_and(ptr, i16, i32) #5

; Function Attrs: nounwind
declare i16 @__tsan_atomic16_fetch_nand(ptr, i16, i32) #5

; Function Attrs: nounwind
declare i16 @__tsan_atomic16_fetch_or(ptr, i16, i32) #5

; Function Attrs: nounwind
declare i16 @__tsan_atomic16_fetch_xor(ptr, i16, i32) #5

; Function Attrs: nounwind
declare i16 @__tsan_atomic16_compare_exchange_val(ptr, i16, i16, i32, i32) #5

; Function Attrs: nounwind
declare void @__tsan_read4(ptr) #5

; Function Attrs: nounwind
declare void @__tsan_write4(ptr) #5

; Function Attrs: nounwind
declare void @__tsan_unaligned_read4(ptr) #5

; Function Attrs: nounwind
declare void @__tsan_unaligned_write4(ptr) #5

; Function Attrs: nounwind
declare void @__tsan_volatile_read4(ptr) #5

; Function Attrs: nounwind
declare void @__tsan_volatile_write4(ptr) #5

; Function Attrs: nounwind
declare void @__tsan_unaligned_volatile_read4(ptr) #5

; Function Attrs: nounwind
declare void @__tsan_unaligned_volatile_write4(ptr) #5

; Function Attrs: nounwind
declare void @__tsan_read_write4(ptr) #5

; Function Attrs: nounwind
declare void @__tsan_unaligned_read_write4(ptr) #5

; Function Attrs: nounwind
declare i32 @__tsan_atomic32_load(ptr, i32) #5

; Function Attrs: nounwind
declare void @__tsan_atomic32_store(ptr, i32, i32) #5

; Function Attrs: nounwind
declare i32 @__tsan_atomic32_exchange(ptr, i32, i32) #5

; Function Attrs: nounwind
declare i32 @__tsan_atomic32_fetch_add(ptr, i32, i32) #5

; Function Attrs: nounwind
declare i32 @__tsan_atomic32_fetch_sub(ptr, i32, i32) #5

; Function Attrs: nounwind
declare i32 @__tsan_atomic32_fetch_and(ptr, i32, i32) #5

; Function Attrs: nounwind
declare i32 @__tsan_atomic32_fetch_nand(ptr, i32, i32) #5

; Function Attrs: nounwind
declare i32 @__tsan_atomic32_fetch_or(ptr, i32, i32) #5

; Function Attrs: nounwind
declare i32 @__tsan_atomic32_fetch_xor(ptr, i32, i32) #5

; Function Attrs: nounwind
declare i32 @__tsan_atomic32_compare_exchange_val(ptr, i32, i32, i32, i32) #5

; Function Attrs: nounwind
declare void @__tsan_read8(ptr) #5

; Function Attrs: nounwind
declare void @__tsan_write8(ptr) #5

; Function Attrs: nounwind
declare void @__tsan_unaligned_read8(ptr) #5

; Function Attrs: nounwind
declare void @__tsan_unaligned_write8(ptr) #5

; Function Attrs: nounwind
declare void @__tsan_volatile_read8(ptr) #5

; Function Attrs: nounwind
declare void @__tsan_volatile_write8(ptr) #5

; Function Attrs: nounwind
declare void @__tsan_unaligned_volatile_read8(ptr) #5

; Function Attrs: nounwind
declare void @__tsan_unaligned_volatile_write8(ptr) #5

; Function Attrs: nounwind
declare void @__tsan_read_write8(ptr) #5

; Function Attrs: nounwind
declare void @__tsan_unaligned_read_write8(ptr) #5

; Function Attrs: nounwind
declare i64 @__tsan_atomic64_load(ptr, i32) #5

; Function Attrs: nounwind
declare void @__tsan_atomic64_store(ptr, i64, i32) #5

; Function Attrs: nounwind
declare i64 @__tsan_atomic64_exchange(ptr, i64, i32) #5

; Function Attrs: nounwind
declare i64 @__tsan_atomic64_fetch_add(ptr, i64, i32) #5

; Function Attrs: nounwind
declare i64 @__tsan_atomic64_fetch_sub(ptr, i64, i32) #5

; Function Attrs: nounwind
declare i64 @__tsan_atomic64_fetch_and(ptr, i64, i32) #5

; Function Attrs: nounwind
declare i64 @__tsan_atomic64_fetch_nand(ptr, i64, i32) #5

; Function Attrs: nounwind
declare i64 @__tsan_atomic64_fetch_or(ptr, i64, i32) #5

; Function Attrs: nounwind
declare i64 @__tsan_atomic64_fetch_xor(ptr, i64, i32) #5

; Function Attrs: nounwind
declare i64 @__tsan_atomic64_compare_exchange_val(ptr, i64, i64, i32, i32) #5

; Function Attrs: nounwind
declare void @__tsan_read16(ptr) #5

; Function Attrs: nounwind
declare void @__tsan_write16(ptr) #5

; Function Attrs: nounwind
declare void @__tsan_unaligned_read16(ptr) #5

; Function Attrs: nounwind
declare void @__tsan_unaligned_write16(ptr) #5

; Function Attrs: nounwind
declare void @__tsan_volatile_read16(ptr) #5

; Function Attrs: nounwind
declare void @__tsan_volatile_write16(ptr) #5

; Function Attrs: nounwind
declare void @__tsan_unaligned_volatile_read16(ptr) #5

; Function Attrs: nounwind
declare void @__tsan_unaligned_volatile_write16(ptr) #5

; Function Attrs: nounwind
declare void @__tsan_read_write16(ptr) #5

; Function Attrs: nounwind
declare void @__tsan_unaligned_read_write16(ptr) #5

; Function Attrs: nounwind
declare i128 @__tsan_atomic128_load(ptr, i32) #5

; Function Attrs: nounwind
declare void @__tsan_atomic128_store(ptr, i128, i32) #5

; Function Attrs: nounwind
declare i128 @__tsan_atomic128_exchange(ptr, i128, i32) #5

; Function Attrs: nounwind
declare i128 @__tsan_atomic128_fetch_add(ptr, i128, i32) #5

; Function Attrs: nounwind
declare i128 @__tsan_atomic128_fetch_sub(ptr, i128, i32) #5

; Function Attrs: nounwind
declare i128 @__tsan_atomic128_fetch_and(ptr, i128, i32) #5

; Function Attrs: nounwind
declare i128 @__tsan_atomic128_fetch_nand(ptr, i128, i32) #5

; Function Attrs: nounwind
declare i128 @__tsan_atomic128_fetch_or(ptr, i128, i32) #5

; Function Attrs: nounwind
declare i128 @__tsan_atomic128_fetch_xor(ptr, i128, i32) #5

; Function Attrs: nounwind
declare i128 @__tsan_atomic128_compare_exchange_val(ptr, i128, i128, i32, i32) #5

; Function Attrs: nounwind
declare void @__tsan_vptr_update(ptr, ptr) #5

; Function Attrs: nounwind
declare void @__tsan_vptr_read(ptr) #5

; Function Attrs: nounwind
declare void @__tsan_atomic_thread_fence(i32) #5

; Function Attrs: nounwind
declare void @__tsan_atomic_signal_fence(i32) #5

; Function Attrs: nounwind
declare ptr @__tsan_memmove(ptr, ptr, i64) #5

; Function Attrs: nounwind
declare ptr @__tsan_memcpy(ptr, ptr, i64) #5

; Function Attrs: nounwind
declare ptr @__tsan_memset(ptr, i32, i64) #5

; Function Attrs: nocallback nofree nosync nounwind willreturn memory(none)
declare ptr @llvm.returnaddress(i32 immarg) #6

attributes #0 = { noinline nounwind sanitize_thread uwtable "frame-pointer"="all" "min-legal-vector-width"="0" "no-builtins" "no-trapping-math"="true" "stack-protector-buffer-size"="8"   "tune-cpu"="generic" }
attributes #1 = { nounwind "frame-pointer"="all" "no-builtins" "no-trapping-math"="true" "stack-protector-buffer-size"="8"   "tune-cpu"="generic" }
attributes #2 = { "frame-pointer"="all" "no-builtins" "no-trapping-math"="true" "stack-protector-buffer-size"="8"   "tune-cpu"="generic" }
attributes #3 = { nocallback nofree nounwind willreturn memory(argmem: readwrite) }
attributes #4 = { nounwind uwtable "frame-pointer"="all"   }
attributes #5 = { nounwind }
attributes #6 = { nocallback nofree nosync nounwind willreturn memory(none) }
attributes #7 = { nobuiltin nounwind "no-builtins" }
attributes #8 = { nobuiltin "no-builtins" }

!llvm.dbg.cu = !{!2}
!llvm.module.flags = !{!13, !14, !15, !16, !17, !18, !19}
!llvm.ident = !{!20}

!0 = !DIGlobalVariableExpression(var: !1, expr: !DIExpression())
!1 = distinct !DIGlobalVariable(name: "s", scope: !2, file: !5, line: 3, type: !6, isLocal: true, isDefinition: true)
!2 = distinct !DICompileUnit(language: DW_LANG_C11, file: !3, producer: "clang", isOptimized: false, runtimeVersion: 0, emissionKind: FullDebug, globals: !4, splitDebugInlining: false, nameTableKind: None)
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
!16 = !{i32 8, !"PIC Level", i32 2}
!17 = !{i32 7, !"PIE Level", i32 2}
!18 = !{i32 7, !"uwtable", i32 2}
!19 = !{i32 7, !"frame-pointer", i32 2}
!20 = !{!"clang"}
!21 = distinct !DISubprogram(name: "main", scope: !5, file: !5, line: 6, type: !22, scopeLine: 7, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !2, retainedNodes: !24)
!22 = !DISubroutineType(types: !23)
!23 = !{!10}
!24 = !{}
!25 = !DILocation(line: 0, scope: !21)
!26 = !DILocalVariable(name: "t", scope: !21, file: !5, line: 8, type: !27)
!27 = !DIDerivedType(tag: DW_TAG_typedef, name: "pthread_t", file: !28, line: 27, baseType: !29)
!28 = !DIFile(filename: "/usr/include/x86_64-linux-gnu/bits/pthreadtypes.h", directory: "")
!29 = !DIBasicType(name: "unsigned long", size: 64, encoding: DW_ATE_unsigned)
!30 = !DILocation(line: 8, column: 12, scope: !21)
!31 = !DILocalVariable(name: "u", scope: !21, file: !5, line: 8, type: !27)
!32 = !DILocation(line: 8, column: 15, scope: !21)
!33 = !DILocation(line: 9, column: 2, scope: !21)
!34 = !DILocation(line: 10, column: 2, scope: !21)
!35 = !DILocation(line: 11, column: 15, scope: !21)
!36 = !DILocation(line: 11, column: 2, scope: !21)
!37 = !DILocation(line: 12, column: 15, scope: !21)
!38 = !DILocation(line: 12, column: 2, scope: !21)
!39 = !DILocation(line: 13, column: 2, scope: !21)
!40 = distinct !DISubprogram(name: "f", scope: !5, file: !5, line: 4, type: !41, scopeLine: 4, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition, unit: !2, retainedNodes: !24)
!41 = !DISubroutineType(types: !42)
!42 = !{!43, !43}
!43 = !DIDerivedType(tag: DW_TAG_pointer_type, baseType: null, size: 64)
!44 = !DILocation(line: 0, scope: !40)
!45 = !DILocalVariable(name: "a", arg: 1, scope: !40, file: !5, line: 4, type: !43)
!46 = !DILocation(line: 4, column: 22, scope: !40)
!47 = !DILocalVariable(name: "t", scope: !40, file: !5, line: 4, type: !6)
!48 = !DILocation(line: 4, column: 36, scope: !40)
!49 = !DILocation(line: 4, column: 51, scope: !40)
!50 = !DILocation(line: 4, column: 61, scope: !40)
!51 = !DILocation(line: 4, column: 54, scope: !40)
!52 = distinct !DISubprogram(name: "g", scope: !5, file: !5, line: 5, type: !41, scopeLine: 5, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition, unit: !2, retainedNodes: !24)
!53 = !DILocation(line: 0, scope: !52)
!54 = !DILocalVariable(name: "a", arg: 1, scope: !52, file: !5, line: 5, type: !43)
!55 = !DILocation(line: 5, column: 22, scope: !52)
!56 = !DILocalVariable(name: "t", scope: !52, file: !5, line: 5, type: !6)
!57 = !DILocation(line: 5, column: 36, scope: !52)
!58 = !DILocation(line: 5, column: 40, scope: !52)
!59 = !DILocation(line: 5, column: 59, scope: !52)
!60 = !DILocation(line: 5, column: 52, scope: !52)
