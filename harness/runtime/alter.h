/*
 * Alters what a thread stores, in a run whose orders say so: does the result depend on it? The
 * calls stand behind the stores of the files that a student may edit, in the variant `alter` only.
 */
#ifndef ALTER_H
#define ALTER_H

#include <stdint.h>

/* Their names have a dot, which no name of a student's has. */
void lab_alter_i8(uint8_t *stored) __asm__("lab.alter.i8");
void lab_alter_i16(uint16_t *stored) __asm__("lab.alter.i16");
void lab_alter_i32(uint32_t *stored) __asm__("lab.alter.i32");
void lab_alter_i64(uint64_t *stored) __asm__("lab.alter.i64");
void lab_alter_float(float *stored) __asm__("lab.alter.float");
void lab_alter_double(double *stored) __asm__("lab.alter.double");

#endif
