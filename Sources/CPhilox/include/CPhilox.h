#ifndef CPHILOX_H
#define CPHILOX_H

#include <stddef.h>
#include <stdint.h>

// Philox 4x32-10, the counter-based generator of Salmon, Moraes, Dror and Shaw (SC 2011).
//
// A stream is named by (seed, stream). Its blocks are numbered 0, 1, 2, ...; block b is the cipher of
//   counter = (low half of b, high half of b, low half of stream, high half of stream)
//   key     = (low half of seed, high half of seed)
// and its four 32-bit results x0 x1 x2 x3 make two 64-bit words, x0 + 2^32 x1 and x2 + 2^32 x3.
// A position in the stream counts 16-bit pieces: four to a word, lowest first, eight to a block.
//
// Every function gives the same integers on every machine. The order of draws is a promise:
// recorded seeds depend on it.

#ifdef __cplusplus
extern "C" {
#endif

// The bare cipher: four words of counter and two of key in, four words out. Plain scalar code.
void cphilox_cipher(const uint32_t counter[4], const uint32_t key[2], uint32_t result[4]);

// The 2 * count words of blocks first, first + 1, ..., vectorised where the machine can.
void cphilox_blocks(uint64_t seed, uint64_t stream, uint64_t first, size_t count, uint64_t *words);

// The first two words, those of block 0, of each of the streams stream, stream + 1, ...: 2 * count
// words, those of one stream together.
void cphilox_first_words(uint64_t seed, uint64_t stream, size_t count, uint64_t *words);

// count draws from 0 ..< bound for 1 <= bound <= 2^16, each from the next 16-bit piece that is not
// rejected, starting at position. Returns the position after the last piece used.
uint64_t cphilox_fill16(uint64_t seed, uint64_t stream, uint64_t position, uint32_t bound,
                        int32_t *draws, size_t count);

// The same with a bound that falls by one from draw to draw; count <= bound.
uint64_t cphilox_fill16_falling(uint64_t seed, uint64_t stream, uint64_t position, uint32_t bound,
                                int32_t *draws, size_t count);

// As cphilox_fill16 for 1 <= bound <= 2^31 from 32-bit halves of words; position is first rounded
// up to an even number of pieces.
uint64_t cphilox_fill32(uint64_t seed, uint64_t stream, uint64_t position, uint32_t bound,
                        int32_t *draws, size_t count);

#ifdef __cplusplus
}
#endif

#endif
