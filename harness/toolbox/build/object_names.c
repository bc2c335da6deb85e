#include "build/object_names.h"

#include "base/memory.h"
#include "base/text.h"

#include <elf.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct object {
	const char *bytes;
	size_t length;
};

/* A part of the object, copied to where it is aligned; false if it lies outside. */
static bool copy_out(const struct object *object, uint64_t offset, void *to, size_t size)
{
	if (size > object->length || offset > object->length - size)
		return false;
	memcpy(to, object->bytes + offset, size);
	return true;
}

static bool read_section(
	const struct object *object, const Elf64_Ehdr *header, size_t index, Elf64_Shdr *section)
{
	return index < header->e_shnum &&
	       copy_out(object, header->e_shoff + index * sizeof *section, section,
		       sizeof *section) &&
	       section->sh_size <= object->length &&
	       section->sh_offset <= object->length - section->sh_size;
}

static void add(char ***list, size_t *count, const char *name)
{
	*list = grown(*list, *count, sizeof **list);
	(*list)[(*count)++] = text_copy(name);
}

static bool add_name(struct object_names *names, const struct object *object,
	const Elf64_Shdr *strings, const Elf64_Sym *symbol)
{
	const char *name = object->bytes + strings->sh_offset + symbol->st_name;

	if (symbol->st_name >= strings->sh_size ||
		!memchr(name, '\0', strings->sh_size - symbol->st_name))
		return false;
	if (!*name || ELF64_ST_TYPE(symbol->st_info) == STT_FILE ||
		ELF64_ST_TYPE(symbol->st_info) == STT_SECTION)
		return true;
	if (symbol->st_shndx == SHN_UNDEF && ELF64_ST_BIND(symbol->st_info) != STB_WEAK)
		add(&names->needed, &names->needed_count, name);
	else
		add(&names->defined, &names->defined_count, name);
	return true;
}

bool object_names_read(struct object_names *names, const char *bytes, size_t length)
{
	const struct object object = {bytes, length};
	Elf64_Ehdr header;
	Elf64_Shdr table, strings;
	Elf64_Sym symbol;

	if (!copy_out(&object, 0, &header, sizeof header) ||
		memcmp(header.e_ident, ELFMAG, SELFMAG) != 0 ||
		header.e_ident[EI_CLASS] != ELFCLASS64 || header.e_type != ET_REL)
		return false;
	for (size_t i = 1; i < header.e_shnum; i++) {
		if (!copy_out(&object, header.e_shoff + i * sizeof table, &table, sizeof table))
			return false;
		if (table.sh_type != SHT_SYMTAB)
			continue;
		if (!read_section(&object, &header, i, &table) ||
			!read_section(&object, &header, table.sh_link, &strings))
			return false;
		for (size_t at = 0; at + sizeof symbol <= table.sh_size; at += sizeof symbol)
			if (!copy_out(&object, table.sh_offset + at, &symbol, sizeof symbol) ||
				!add_name(names, &object, &strings, &symbol))
				return false;
	}
	return true;
}

bool object_names_define(const struct object_names *names, const char *name)
{
	for (size_t i = 0; i < names->defined_count; i++)
		if (strcmp(names->defined[i], name) == 0)
			return true;
	return false;
}

void object_names_release(struct object_names *names)
{
	for (size_t i = 0; i < names->needed_count; i++)
		free(names->needed[i]);
	for (size_t i = 0; i < names->defined_count; i++)
		free(names->defined[i]);
	free(names->needed);
	free(names->defined);
	*names = (struct object_names){0};
}
