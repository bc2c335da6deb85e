// from: L2
// words: @secret
// Reads somebody else's file while it is compiled.
#include <stdio.h>

__asm__(".section .rodata\n.global stolen\nstolen: .incbin \"" SECRET "\"\n.text");
extern const char stolen[];

int main(void)
{
	puts(stolen[0] ? "did it" : "");
}
