; ModuleID = '-'
source_filename = "-"
target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"
target triple = "x86_64-pc-linux-gnu"

@.str = private unnamed_addr constant [5 x i8] c"%Lf\0A\00", align 1, !dbg !0
@x = dso_local global x86_fp80 0xK00000000000000000000, align 16, !dbg !7
@llvm.used = appending global [1 x ptr] [ptr @tsan.module_ctor], section "llvm.metadata"
@llvm.global_ctors = appending global [1 x { i32, ptr, ptr }] [{ i32, ptr, ptr } { i32 0, ptr @tsan.module_ctor, ptr null }]

; Function Attrs: noinline nounwind sanitize_thread uwtable
define dso_local i32 @main() #0 !dbg !21 {
  %1 = call ptr @llvm.returnaddress(i32 0), !dbg !26
  call void @__tsan_func_entry(ptr %1), !dbg !26
  %2 = alloca i32, align 4
  %3 = alloca i64, align 8
  %4 = alloca i64, align 8
  store i32 0, ptr %2, align 4
    #dbg_declare(ptr %3, !27, !DIExpression(), !31)
    #dbg_declare(ptr %4, !32, !DIExpression(), !33)
  %5 = call i32 @pthread_create(ptr noundef %3, ptr noundef null, ptr noundef @A, ptr noundef null) #6, !dbg !34
  %6 = call i32 @pthread_create(ptr noundef %4, ptr noundef null, ptr noundef @B, ptr noundef null) #6, !dbg !35
  call void @__tsan_read8(ptr %3), !dbg !36
  %7 = load i64, ptr %3, align 8, !dbg !36
  %8 = call i32 @pthread_join(i64 noundef %7, ptr noundef null) #7, !dbg !37
  call void @__tsan_read8(ptr %4), !dbg !38
  %9 = load i64, ptr %4, align 8, !dbg !38
  %10 = call i32 @pthread_join(i64 noundef %9, ptr noundef null) #7, !dbg !39
  %11 = load x86_fp80, ptr @x, align 16, !dbg !40
  %12 = call i32 (ptr, ...) @printf(ptr noundef @.str, x86_fp80 noundef %11) #7, !dbg !41
  call void @__tsan_func_exit(), !dbg !42
  ret i32 0, !dbg !42
}

; Function Attrs: nounwind
declare i32 @pthread_create(ptr noundef, ptr noundef, ptr noundef, ptr noundef) #1

; Function Attrs: noinline nounwind sanitize_thread uwtable
define internal ptr @A(ptr noundef %0) #0 !dbg !43 {
  %2 = alloca ptr, align 8
  store ptr %0, ptr %2, align 8
    #dbg_declare(ptr %2, !47, !DIExpression(), !48)
  %3 = load x86_fp80, ptr @x, align 16, !dbg !49
  %4 = fadd x86_fp80 %3, 0xK3FFF8000000000000000, !dbg !49
  store x86_fp80 %4, ptr @x, align 16, !dbg !49
  %5 = load ptr, ptr %2, align 8, !dbg !50
  ret ptr %5, !dbg !51
}

; Function Attrs: noinline nounwind sanitize_thread uwtable
define internal ptr @B(ptr noundef %0) #0 !dbg !52 {
  %2 = alloca ptr, align 8
  store ptr %0, ptr %2, align 8
    #dbg_declare(ptr %2, !53, !DIExpression(), !54)
  %3 = load x86_fp80, ptr @x, align 16, !dbg !55
  %4 = fadd x86_fp80 %3, 0xK40008000000000000000, !dbg !55
  store x86_fp80 %4, ptr @x, align 16, !dbg !55
  %5 = load ptr, ptr %2, align 8, !dbg !56
  ret ptr %5, !dbg !57
}

declare i32 @pthread_join(i64 noundef, ptr noundef) #2

declare i32 @printf(ptr noundef, ...) #2

declare void @__tsan_init()

; Function Attrs: nounwind uwtable
define internal void @tsan.module_ctor() #3 {
  call void @__tsan_init()
  ret void
}

; Function Attrs: nounwind
declare void @__tsan_func_entry(ptr) #4

; Function Attrs: nounwind
declare void @__tsan_func_exit() #4

; Function Attrs: nounwind
declare void @__tsan_ignore_thread_begin() #4

; Function Attrs: nounwind
declare void @__tsan_ignore_thread_end() #4

; Function Attrs: nounwind
declare void @__tsan_read1(ptr) #4

; Function Attrs: nounwind
declare void @__tsan_write1(ptr) #4

; Function Attrs: nounwind
declare void @__tsan_unaligned_read1(ptr) #4

; Function Attrs: nounwind
declare void @__tsan_unaligned_write1(ptr) #4

; Function Attrs: nounwind
declare void @__tsan_volatile_read1(ptr) #4

; Function Attrs: nounwind
declare void @__tsan_volatile_write1(ptr) #4

; Function Attrs: nounwind
declare void @__tsan_unaligned_volatile_read1(ptr) #4

; Function Attrs: nounwind
declare void @__tsan_unaligned_volatile_write1(ptr) #4

; Function Attrs: nounwind
declare void @__tsan_read_write1(ptr) #4

; Function Attrs: nounwind
declare void @__tsan_unaligned_read_write1(ptr) #4

; Function Attrs: nounwind
declare i8 @__tsan_atomic8_load(ptr, i32) #4

; Function Attrs: nounwind
declare void @__tsan_atomic8_store(ptr, i8, i32) #4

; Function Attrs: nounwind
declare i8 @__tsan_atomic8_exchange(ptr, i8, i32) #4

; Function Attrs: nounwind
declare i8 @__tsan_atomic8_fetch_add(ptr, i8, i32) #4

; Function Attrs: nounwind
declare i8 @__tsan_atomic8_fetch_sub(ptr, i8, i32) #4

; Function Attrs: nounwind
declare i8 @__tsan_atomic8_fetch_and(ptr, i8, i32) #4

; Function Attrs: nounwind
declare i8 @__tsan_atomic8_fetch_nand(ptr, i8, i32) #4

; Function Attrs: nounwind
declare i8 @__tsan_atomic8_fetch_or(ptr, i8, i32) #4

; Function Attrs: nounwind
declare i8 @__tsan_atomic8_fetch_xor(ptr, i8, i32) #4

; Function Attrs: nounwind
declare i8 @__tsan_atomic8_compare_exchange_val(ptr, i8, i8, i32, i32) #4

; Function Attrs: nounwind
declare void @__tsan_read2(ptr) #4

; Function Attrs: nounwind
declare void @__tsan_write2(ptr) #4

; Function Attrs: nounwind
declare void @__tsan_unaligned_read2(ptr) #4

; Function Attrs: nounwind
declare void @__tsan_unaligned_write2(ptr) #4

; Function Attrs: nounwind
declare void @__tsan_volatile_read2(ptr) #4

; Function Attrs: nounwind
declare void @__tsan_volatile_write2(ptr) #4

; Function Attrs: nounwind
declare void @__tsan_unaligned_volatile_read2(ptr) #4

; Function Attrs: nounwind
declare void @__tsan_unaligned_volatile_write2(ptr) #4

; Function Attrs: nounwind
declare void @__tsan_read_write2(ptr) #4

; Function Attrs: nounwind
declare void @__tsan_unaligned_read_write2(ptr) #4

; Function Attrs: nounwind
declare i16 @__tsan_atomic16_load(ptr, i32) #4

; Function Attrs: nounwind
declare void @__tsan_atomic16_store(ptr, i16, i32) #4

; Function Attrs: nounwind
declare i16 @__tsan_atomic16_exchange(ptr, i16, i32) #4

; Function Attrs: nounwind
declare i16 @__tsan_atomic16_fetch_add(ptr, i16, i32) #4

; Function Attrs: nounwind
declare i16 @__tsan_atomic16_fetch_sub(ptr, i16, i32) #4

; Function Attrs: nounwind
declare i16 @__tsan_atomic16_fetch_and(ptr, i16, i32) #4

; Function Attrs: nounwind
declare i16 @__tsan_atomic16_fetch_nand(ptr, i16, i32) #4

; Function Attrs: nounwind
declare i16 @__tsan_atomic16_fetch_or(ptr, i16, i32) #4

; Function Attrs: nounwind
declare i16 @__tsan_atomic16_fetch_xor(ptr, i16, i32) #4

; Function Attrs: nounwind
declare i16 @__tsan_atomic16_compare_exchange_val(ptr, i16, i16, i32, i32) #4

; Function Attrs: nounwind
declare void @__tsan_read4(ptr) #4

; Function Attrs: nounwind
declare void @__tsan_write4(ptr) #4

; Function Attrs: nounwind
declare void @__tsan_unaligned_read4(ptr) #4

; Function Attrs: nounwind
declare void @__tsan_unaligned_write4(ptr) #4

; Function Attrs: nounwind
declare void @__tsan_volatile_read4(ptr) #4

; Function Attrs: nounwind
declare void @__tsan_volatile_write4(ptr) #4

; Function Attrs: nounwind
declare void @__tsan_unaligned_volatile_read4(ptr) #4

; Function Attrs: nounwind
declare void @__tsan_unaligned_volatile_write4(ptr) #4

; Function Attrs: nounwind
declare void @__tsan_read_write4(ptr) #4

; Function Attrs: nounwind
declare void @__tsan_unaligned_read_write4(ptr) #4

; Function Attrs: nounwind
declare i32 @__tsan_atomic32_load(ptr, i32) #4

; Function Attrs: nounwind
declare void @__tsan_atomic32_store(ptr, i32, i32) #4

; Function Attrs: nounwind
declare i32 @__tsan_atomic32_exchange(ptr, i32, i32) #4

; Function Attrs: nounwind
declare i32 @__tsan_atomic32_fetch_add(ptr, i32, i32) #4

; Function Attrs: nounwind
declare i32 @__tsan_atomic32_fetch_sub(ptr, i32, i32) #4

; Function Attrs: nounwind
declare i32 @__tsan_atomic32_fetch_and(ptr, i32, i32) #4

; Function Attrs: nounwind
declare i32 @__tsan_atomic32_fetch_nand(ptr, i32, i32) #4

; Function Attrs: nounwind
declare i32 @__tsan_atomic32_fetch_or(ptr, i32, i32) #4

; Function Attrs: nounwind
declare i32 @__tsan_atomic32_fetch_xor(ptr, i32, i32) #4

; Function Attrs: nounwind
declare i32 @__tsan_atomic32_compare_exchange_val(ptr, i32, i32, i32, i32) #4

; Function Attrs: nounwind
declare void @__tsan_read8(ptr) #4

; Function Attrs: nounwind
declare void @__tsan_write8(ptr) #4

; Function Attrs: nounwind
declare void @__tsan_unaligned_read8(ptr) #4

; Function Attrs: nounwind
declare void @__tsan_unaligned_write8(ptr) #4

; Function Attrs: nounwind
declare void @__tsan_volatile_read8(ptr) #4

; Function Attrs: nounwind
declare void @__tsan_volatile_write8(ptr) #4

; Function Attrs: nounwind
declare void @__tsan_unaligned_volatile_read8(ptr) #4

; Function Attrs: nounwind
declare void @__tsan_unaligned_volatile_write8(ptr) #4

; Function Attrs: nounwind
declare void @__tsan_read_write8(ptr) #4

; Function Attrs: nounwind
declare void @__tsan_unaligned_read_write8(ptr) #4

; Function Attrs: nounwind
declare i64 @__tsan_atomic64_load(ptr, i32) #4

; Function Attrs: nounwind
declare void @__tsan_atomic64_store(ptr, i64, i32) #4

; Function Attrs: nounwind
declare i64 @__tsan_atomic64_exchange(ptr, i64, i32) #4

; Function Attrs: nounwind
declare i64 @__tsan_atomic64_fetch_add(ptr, i64, i32) #4

; Function Attrs: nounwind
declare i64 @__tsan_atomic64_fetch_sub(ptr, i64, i32) #4

; Function Attrs: nounwind
declare i64 @__tsan_atomic64_fetch_and(ptr, i64, i32) #4

; Function Attrs: nounwind
declare i64 @__tsan_atomic64_fetch_nand(ptr, i64, i32) #4

; Function Attrs: nounwind
declare i64 @__tsan_atomic64_fetch_or(ptr, i64, i32) #4

; Function Attrs: nounwind
declare i64 @__tsan_atomic64_fetch_xor(ptr, i64, i32) #4

; Function Attrs: nounwind
declare i64 @__tsan_atomic64_compare_exchange_val(ptr, i64, i64, i32, i32) #4

; Function Attrs: nounwind
declare void @__tsan_read16(ptr) #4

; Function Attrs: nounwind
declare void @__tsan_write16(ptr) #4

; Function Attrs: nounwind
declare void @__tsan_unaligned_read16(ptr) #4

; Function Attrs: nounwind
declare void @__tsan_unaligned_write16(ptr) #4

; Function Attrs: nounwind
declare void @__tsan_volatile_read16(ptr) #4

; Function Attrs: nounwind
declare void @__tsan_volatile_write16(ptr) #4

; Function Attrs: nounwind
declare void @__tsan_unaligned_volatile_read16(ptr) #4

; Function Attrs: nounwind
declare void @__tsan_unaligned_volatile_write16(ptr) #4

; Function Attrs: nounwind
declare void @__tsan_read_write16(ptr) #4

; Function Attrs: nounwind
declare void @__tsan_unaligned_read_write16(ptr) #4

; Function Attrs: nounwind
declare i128 @__tsan_atomic128_load(ptr, i32) #4

; Function Attrs: nounwind
declare void @__tsan_atomic128_store(ptr, i128, i32) #4

; Function Attrs: nounwind
declare i128 @__tsan_atomic128_exchange(ptr, i128, i32) #4

; Function Attrs: nounwind
declare i128 @__tsan_atomic128_fetch_add(ptr, i128, i32) #4

; Function Attrs: nounwind
declare i128 @__tsan_atomic128_fetch_sub(ptr, i128, i32) #4

; Function Attrs: nounwind
declare i128 @__tsan_atomic128_fetch_and(ptr, i128, i32) #4

; Function Attrs: nounwind
declare i128 @__tsan_atomic128_fetch_nand(ptr, i128, i32) #4

; Function Attrs: nounwind
declare i128 @__tsan_atomic128_fetch_or(ptr, i128, i32) #4

; Function Attrs: nounwind
declare i128 @__tsan_atomic128_fetch_xor(ptr, i128, i32) #4

; Function Attrs: nounwind
declare i128 @__tsan_atomic128_compare_exchange_val(ptr, i128, i128, i32, i32) #4

; Function Attrs: nounwind
declare void @__tsan_vptr_update(ptr, ptr) #4

; Function Attrs: nounwind
declare void @__tsan_vptr_read(ptr) #4

; Function Attrs: nounwind
declare void @__tsan_atomic_thread_fence(i32) #4

; Function Attrs: nounwind
declare void @__tsan_atomic_signal_fence(i32) #4

; Function Attrs: nounwind
declare ptr @__tsan_memmove(ptr, ptr, i64) #4

; Function Attrs: nounwind
declare ptr @__tsan_memcpy(ptr, ptr, i64) #4

; Function Attrs: nounwind
declare ptr @__tsan_memset(ptr, i32, i64) #4

; Function Attrs: nocallback nofree nosync nounwind willreturn memory(none)
declare ptr @llvm.returnaddress(i32 immarg) #5

attributes #0 = { noinline nounwind sanitize_thread uwtable "frame-pointer"="all" "min-legal-vector-width"="0" "no-builtins" "no-trapping-math"="true" "stack-protector-buffer-size"="8"   "tune-cpu"="generic" }
attributes #1 = { nounwind "frame-pointer"="all" "no-builtins" "no-trapping-math"="true" "stack-protector-buffer-size"="8"   "tune-cpu"="generic" }
attributes #2 = { "frame-pointer"="all" "no-builtins" "no-trapping-math"="true" "stack-protector-buffer-size"="8"   "tune-cpu"="generic" }
attributes #3 = { nounwind uwtable "frame-pointer"="all"   }
attributes #4 = { nounwind }
attributes #5 = { nocallback nofree nosync nounwind willreturn memory(none) }
attributes #6 = { nobuiltin nounwind "no-builtins" }
attributes #7 = { nobuiltin "no-builtins" }

!llvm.dbg.cu = !{!9}
!llvm.module.flags = !{!13, !14, !15, !16, !17, !18, !19}
!llvm.ident = !{!20}

!0 = !DIGlobalVariableExpression(var: !1, expr: !DIExpression())
!1 = distinct !DIGlobalVariable(scope: null, file: !2, line: 6, type: !3, isLocal: true, isDefinition: true)
!2 = !DIFile(filename: "<stdin>", directory: "/lab/src")
!3 = !DICompositeType(tag: DW_TAG_array_type, baseType: !4, size: 40, elements: !5)
!4 = !DIBasicType(name: "char", size: 8, encoding: DW_ATE_signed_char)
!5 = !{!6}
!6 = !DISubrange(count: 5)
!7 = !DIGlobalVariableExpression(var: !8, expr: !DIExpression())
!8 = distinct !DIGlobalVariable(name: "x", scope: !9, file: !2, line: 3, type: !12, isLocal: false, isDefinition: true)
!9 = distinct !DICompileUnit(language: DW_LANG_C11, file: !10, producer: "clang", isOptimized: false, runtimeVersion: 0, emissionKind: FullDebug, globals: !11, splitDebugInlining: false, nameTableKind: None)
!10 = !DIFile(filename: "-", directory: "/lab/src")
!11 = !{!0, !7}
!12 = !DIBasicType(name: "long double", size: 128, encoding: DW_ATE_float)
!13 = !{i32 7, !"Dwarf Version", i32 4}
!14 = !{i32 2, !"Debug Info Version", i32 3}
!15 = !{i32 1, !"wchar_size", i32 4}
!16 = !{i32 8, !"PIC Level", i32 2}
!17 = !{i32 7, !"PIE Level", i32 2}
!18 = !{i32 7, !"uwtable", i32 2}
!19 = !{i32 7, !"frame-pointer", i32 2}
!20 = !{!"clang"}
!21 = distinct !DISubprogram(name: "main", scope: !2, file: !2, line: 6, type: !22, scopeLine: 6, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !9, retainedNodes: !25)
!22 = !DISubroutineType(types: !23)
!23 = !{!24}
!24 = !DIBasicType(name: "int", size: 32, encoding: DW_ATE_signed)
!25 = !{}
!26 = !DILocation(line: 0, scope: !21)
!27 = !DILocalVariable(name: "a", scope: !21, file: !2, line: 6, type: !28)
!28 = !DIDerivedType(tag: DW_TAG_typedef, name: "pthread_t", file: !29, line: 27, baseType: !30)
!29 = !DIFile(filename: "/usr/include/x86_64-linux-gnu/bits/pthreadtypes.h", directory: "")
!30 = !DIBasicType(name: "unsigned long", size: 64, encoding: DW_ATE_unsigned)
!31 = !DILocation(line: 6, column: 26, scope: !21)
!32 = !DILocalVariable(name: "b", scope: !21, file: !2, line: 6, type: !28)
!33 = !DILocation(line: 6, column: 28, scope: !21)
!34 = !DILocation(line: 6, column: 30, scope: !21)
!35 = !DILocation(line: 6, column: 55, scope: !21)
!36 = !DILocation(line: 6, column: 93, scope: !21)
!37 = !DILocation(line: 6, column: 80, scope: !21)
!38 = !DILocation(line: 6, column: 111, scope: !21)
!39 = !DILocation(line: 6, column: 98, scope: !21)
!40 = !DILocation(line: 6, column: 131, scope: !21)
!41 = !DILocation(line: 6, column: 116, scope: !21)
!42 = !DILocation(line: 6, column: 135, scope: !21)
!43 = distinct !DISubprogram(name: "A", scope: !2, file: !2, line: 4, type: !44, scopeLine: 4, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition, unit: !9, retainedNodes: !25)
!44 = !DISubroutineType(types: !45)
!45 = !{!46, !46}
!46 = !DIDerivedType(tag: DW_TAG_pointer_type, baseType: null, size: 64)
!47 = !DILocalVariable(name: "p", arg: 1, scope: !43, file: !2, line: 4, type: !46)
!48 = !DILocation(line: 4, column: 20, scope: !43)
!49 = !DILocation(line: 4, column: 24, scope: !43)
!50 = !DILocation(line: 4, column: 36, scope: !43)
!51 = !DILocation(line: 4, column: 29, scope: !43)
!52 = distinct !DISubprogram(name: "B", scope: !2, file: !2, line: 5, type: !44, scopeLine: 5, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition, unit: !9, retainedNodes: !25)
!53 = !DILocalVariable(name: "p", arg: 1, scope: !52, file: !2, line: 5, type: !46)
!54 = !DILocation(line: 5, column: 20, scope: !52)
!55 = !DILocation(line: 5, column: 24, scope: !52)
!56 = !DILocation(line: 5, column: 36, scope: !52)
!57 = !DILocation(line: 5, column: 29, scope: !52)
