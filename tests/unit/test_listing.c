/* LLVM's text form of a C file, as clang 14 and clang 19 write it: text in, facts out. */
#include "build/listing.h"

#include "tap.h"

#include <stdlib.h>

/* What every listing needs at its end: groups of attributes and places in the source. */
#define REST                                                                               \
	"attributes #0 = { noinline sanitize_thread uwtable \"frame-pointer\"=\"all\" }\n" \
	"attributes #1 = { noinline uwtable }\n"                                           \
	"attributes #2 = { disable_sanitizer_instrumentation noinline sanitize_thread }\n" \
	"!0 = distinct !DISubprogram(name: \"f\", scope: !1, line: 12, type: !2)\n"        \
	"!1 = !DILocation(line: 34, column: 2, scope: !0)\n"                               \
	"!2 = !DIGlobalVariableExpression(var: !3, expr: !DIExpression())\n"

/* One word an entry: its kind, its name, and what else is known of it. */
static void tell(struct text *text, const struct listing *listing)
{
	static const char *const kinds[] = {"function", "variable", "constant", "alias",
		"constructor", "assembly", "address-space"};

	for (size_t i = 0; i < listing->count; i++) {
		const struct listing_entry *entry = &listing->entries[i];

		text_addf(text, "%s%s", i ? "; " : "", kinds[entry->kind]);
		if (*entry->name)
			text_addf(text, " %s", entry->name);
		text_add(text, entry->is_defined ? " defined" : "");
		text_add(text, entry->is_declared ? " declared" : "");
		text_add(text, entry->is_static ? " static" : "");
		text_add(text, entry->is_hidden ? " hidden" : "");
		text_add(text, entry->has_section ? " section" : "");
		if (entry->line)
			text_addf(text, " :%d", entry->line);
	}
	text_add(text, listing->has_atomics ? "; atomics" : "");
	text_add(text, listing->has_fences ? "; fences" : "");
}

static const struct {
	const char *sentence, *listing, *told;
} cases[] = {
	{"an empty listing holds nothing", "", ""},
	{"comments, types and places are no entries",
		"; ModuleID = 'a.c'\n%struct.pair = type { i32, i32 }\n\n" REST, ""},

	{"a function is defined at its line",
		"define dso_local i32 @f(i32 noundef %0) #0 !dbg !0 {\n", "function f defined :12"},
	{"a static function is told", "define internal void @f() #0 !dbg !0 {\n",
		"function f defined static :12"},
	{"what an ifunc calls is hidden by the compiler, which is not told",
		"@g = dso_local ifunc void (), ptr @f\ndefine internal ptr @f() #2 !dbg !0 {\n",
		"alias g defined; function f defined static :12"},
	{"one without the detector's attribute is hidden",
		"define dso_local void @f() #1 !dbg !0 {\n", "function f defined hidden :12"},
	{"so is one whose attribute takes it away again",
		"define dso_local void @f() #2 !dbg !0 {\n", "function f defined hidden :12"},
	{"and one without attributes", "define dso_local void @f() {\n",
		"function f defined hidden"},
	{"and one whose group is not there", "define dso_local void @f() #7 {\n",
		"function f defined hidden"},
	{"a function in a section is told",
		"define dso_local void @f() #0 section \"mine\" !dbg !0 {\n",
		"function f defined section :12"},
	{"a declaration is one", "declare i32 @printf(i8* noundef, ...) #1\n",
		"function printf declared"},
	{"a name with odd bytes stands in quotes", "declare void @\"a b\"() #1\n",
		"function a b declared"},
	{"the byte that means `as it is` is no part of a name", "declare void @\"\\01read\"() #1\n",
		"function read declared"},
	{"other bytes of a name remain as LLVM writes them", "declare void @\"a\\22b\\0A\"() #1\n",
		"function a\\22b\\0A declared"},
	{"letters that are not ASCII are UTF-8", "declare void @\"gr\\C3\\B6\\C3\\9Fe\"() #1\n",
		"function gr\303\266\303\237e declared"},
	{"an empty name is no name", "@\"\\01\" = dso_local global i32 0, align 4\n",
		"variable defined"},

	{"a variable is defined", "@v = dso_local global i32 0, align 4, !dbg !2\n",
		"variable v defined"},
	{"a static one is told", "@v = internal global i32 0, align 4, !dbg !2\n",
		"variable v defined static"},
	{"one in a section is told", "@v = dso_local global i32 0, section \"mine\", align 4\n",
		"variable v defined section"},
	{"what LLVM appends is the compiler's own",
		"@llvm.used = appending global [1 x i8*] zeroinitializer, section "
		"\"llvm.metadata\"\n",
		"constant llvm.used defined section"},
	{"a section is one, whatever LLVM calls its own",
		"@v = dso_local global i32 0, section \"llvm.x\", align 4\n",
		"variable v defined section"},
	{"a pragma's section of variables is told",
		"@v = dso_local global i32 0, align 4 #3\n"
		"attributes #3 = { \"bss-section\"=\"mine\" }\n",
		"variable v defined section"},
	{"and one of functions",
		"define void @f() #3 !dbg !0 {\nattributes #3 = { "
		"sanitize_thread \"implicit-section-name\"=\"mine\" }\n",
		"function f defined section :12"},
	{"a group is not looked for in a string",
		"define dso_local void @f() #1 section \"llvm.x #0 \" !dbg !0 {\n",
		"function f defined hidden section :12"},
	{"nor is a word of the linkage",
		"@v = dso_local global i32 0, section \" internal  external  alias \", align 4\n",
		"variable v defined section"},
	{"a variable may be called like such a word",
		"@external = dso_local global i32 0\n@internal = dso_local global i32 0\n"
		"@alias = dso_local global ptr @section\n",
		"variable external defined; variable internal defined; variable alias defined"},
	{"one of elsewhere is declared", "@stdout = external global %struct._IO_FILE*, align 8\n",
		"variable stdout declared"},
	{"one that may be missing is declared", "@v = extern_weak global i8, align 1\n",
		"variable v declared"},
	{"so is such a function", "declare extern_weak void @f() #1\n", "function f declared"},
	{"and one whose body is only for inlining",
		"define available_externally void @f() #0 !dbg !0 {\n", "function f declared :12"},
	{"a variable with the name of a constant is none",
		"@.str = dso_local global i32 0, align 4\n", "variable .str defined"},
	{"a string is the compiler's own",
		"@.str.1 = private unnamed_addr constant [2 x i8] c\"x\\00\", align 1\n",
		"constant .str.1 defined static"},
	{"so is the name of a function",
		"@__func__.f = private unnamed_addr constant [2 x i8] c\"f\\00\", align 1\n",
		"constant __func__.f defined static"},

	{"an alias is a second name", "@g = dso_local alias void (), void ()* @f\n",
		"alias g defined"},
	{"so is what the loader picks", "@g = dso_local ifunc void (), ptr @pick\n",
		"alias g defined"},

	{"a constructor is told, as clang 14 writes it",
		"@llvm.global_ctors = appending global [2 x { i32, void ()*, i8* }] [{ i32, void "
		"()*, i8* } "
		"{ i32 65535, void ()* @a, i8* null }, { i32, void ()*, i8* } "
		"{ i32 101, void ()* @b, i8* null }]\n",
		"constructor a; constructor b; constant llvm.global_ctors defined"},
	{"and as clang 19 does",
		"@llvm.global_ctors = appending global [1 x { i32, ptr, ptr }] "
		"[{ i32, ptr, ptr } { i32 65535, ptr @a, ptr null }]\n",
		"constructor a; constant llvm.global_ctors defined"},
	{"a destructor too",
		"@llvm.global_dtors = appending global [1 x { i32, ptr, ptr }] "
		"[{ i32, ptr, ptr } { i32 65535, ptr @z, ptr null }]\n",
		"constructor z; constant llvm.global_dtors defined"},

	{"assembly beside all functions is told", "module asm \".globl boo\"\n", "assembly"},
	{"assembly within one is told with its line",
		"  call void asm sideeffect \"\", \"~{memory}\"() #1, !dbg !1, !srcloc !9\n",
		"assembly :34"},
	{"an atomic load is an atomic", "  %2 = load atomic i32, i32* @c seq_cst, align 4\n",
		"; atomics"},
	{"so is an addition", "  %2 = atomicrmw add i32* @c, i32 1 seq_cst, align 4\n",
		"; atomics"},
	{"and a compare-and-exchange", "  %2 = cmpxchg ptr @c, i32 0, i32 1 seq_cst seq_cst\n",
		"; atomics"},
	{"a fence is a fence", "  fence seq_cst, !dbg !1\n", "; fences"},
	{"an address space is told once, with its line",
		"  %2 = load i32, i32 addrspace(1)* %1, !dbg !1\n  store ptr addrspace(1) %1\n",
		"address-space :34"},
	{"and where a variable is in one", "@v = dso_local addrspace(1) global i32 0, align 4\n",
		"variable v defined; address-space"},
	{"a comment is none of these", "  ret void ; asm atomic fence addrspace\n", ""},
	{"a function called like one is none", "  call void @atomic(), !dbg !1\n", ""},
	{"a word in a string is none of these",
		"@.str = private unnamed_addr constant [30 x i8] c\"  fence  atomic  asm \\00\"\n",
		"constant .str defined static"},
};

enum { CASES = sizeof cases / sizeof *cases };

static void case_tests(struct tap *tap)
{
	for (size_t i = 0; i < CASES; i++) {
		struct text text = {0}, told = {0};
		struct listing listing;

		text_addf(&text, "%s%s", cases[i].listing, REST);
		listing_parse(&listing, text_string(&text), text.length);
		tell(&told, &listing);
		tap_string(tap, text_string(&told), cases[i].told, cases[i].sentence);
		listing_release(&listing);
		text_release(&text);
		text_release(&told);
	}
}

static void use_tests(struct tap *tap)
{
	static const char text[] = "define dso_local void @f() #0 !dbg !0 {\n"
				   "  call void @read_all()\n"
				   "  call void @read_all(), !dbg !9\n"
				   "  call void @read_all(), !dbg !1\n"
				   "  call void @read_all(), !dbg !0\n"
				   "  ret void, !dbg !0\n}\n" REST;
	struct listing listing;

	listing_parse(&listing, text, sizeof text - 1);
	tap_number(tap, listing_line_of_use(&listing, "read_all"), 34,
		"a name is used where the first place is known");
	tap_number(tap, listing_line_of_use(&listing, "read"), 0, "a part of a name is not used");
	tap_number(tap, listing_line_of_use(&listing, "f"), 0, "a definition is no use");
	listing_release(&listing);
}

static void length_tests(struct tap *tap)
{
	struct text text = {0};
	struct listing listing;

	text_add(&text, "declare void @");
	for (int i = 0; i < 1000; i++)
		text_add(&text, "x");
	text_add(&text, "() #1\n");
	tap_ok(tap, listing_parse(&listing, text_string(&text), text.length), "it can be read");
	tap_number(tap, (long)strlen(listing.entries[0].name), 1000, "a very long name is whole");
	listing_release(&listing);
	text_release(&text);
}

static void unread_tests(struct tap *tap)
{
	static const char nul[] = "declare void @f()\n\0declare void @g()\n";
	char *large = calloc(1, LISTING_LARGEST + 1);
	struct listing listing;

	tap_ok(tap, !listing_read(&listing, "/nowhere/listing.ll"), "a file that is not there");
	listing_release(&listing);
	tap_ok(tap, !listing_parse(&listing, nul, sizeof nul - 1), "a NUL");
	tap_number(tap, (long)listing.count, 0, "what cannot be read is empty");
	listing_release(&listing);
	memset(large, '\n', LISTING_LARGEST + 1);
	tap_ok(tap, listing_parse(&listing, large, LISTING_LARGEST), "the largest can be read");
	listing_release(&listing);
	tap_ok(tap, !listing_parse(&listing, large, LISTING_LARGEST + 1), "a larger one cannot");
	listing_release(&listing);
	free(large);
}

int main(void)
{
	struct tap tap = tap_plan(CASES + 10);

	case_tests(&tap);
	use_tests(&tap);
	length_tests(&tap);
	unread_tests(&tap);
	return tap_end(&tap);
}
