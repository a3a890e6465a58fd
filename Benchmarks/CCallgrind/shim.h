#pragma once
#include <stdint.h>

// Has valgrind's callgrind write what it has counted so far to a file of its own, under a label, and
// begin again at nothing. Without valgrind these are a few instructions that change nothing: rotations
// by 128 bits in all. Only on x86-64; elsewhere it does nothing.
static inline void callgrind_dump(const char *label) {
#if defined(__x86_64__)
  volatile uint64_t request[6] = {0x43540003u, (uint64_t)(uintptr_t)label, 0, 0, 0, 0};
  uint64_t result = 0;
  __asm__ volatile(
      "rolq $3, %%rdi; rolq $13, %%rdi; rolq $61, %%rdi; rolq $51, %%rdi; xchgq %%rbx, %%rbx"
      : "=d"(result)
      : "a"(&request[0]), "0"(result)
      : "cc", "memory");
#else
  (void)label;
#endif
}
