#include "CPhilox.h"

#include <string.h>

// One binary carries the kernels compiled for several instruction sets and picks at load time.
// Needs the dynamic loader's indirect functions (glibc); under the thread sanitizer their
// resolvers run before its runtime is ready and crash.
#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define CPHILOX_THREAD_SANITIZER 1
#endif
#endif
#if defined(__x86_64__) && defined(__linux__) && defined(__GLIBC__) && \
    !defined(CPHILOX_THREAD_SANITIZER) && !defined(__SANITIZE_THREAD__)
#define CPHILOX_CLONES __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define CPHILOX_CLONES
#endif

#define CPHILOX_INLINE static inline __attribute__((always_inline))

enum { rounds = 10 };
static const uint32_t multiplier0 = 0xD2511F53u, multiplier1 = 0xCD9E8D57u;
static const uint32_t weyl0 = 0x9E3779B9u, weyl1 = 0xBB67AE85u;

void cphilox_cipher(const uint32_t counter[4], const uint32_t key[2], uint32_t result[4]) {
  uint32_t c0 = counter[0], c1 = counter[1], c2 = counter[2], c3 = counter[3];
  uint32_t k0 = key[0], k1 = key[1];
  for (int round = 0; round < rounds; round++) {
    uint64_t p0 = (uint64_t)multiplier0 * c0, p1 = (uint64_t)multiplier1 * c2;
    c0 = (uint32_t)(p1 >> 32) ^ c1 ^ k0;
    c1 = (uint32_t)p1;
    c2 = (uint32_t)(p0 >> 32) ^ c3 ^ k1;
    c3 = (uint32_t)p0;
    k0 += weyl0;
    k1 += weyl1;
  }
  result[0] = c0;
  result[1] = c1;
  result[2] = c2;
  result[3] = c3;
}

// Eight consecutive blocks at once, each 32-bit number in a 64-bit lane of its own, which is the
// form the widening multiplications of AVX2 and AVX-512 take.
enum { lanes = 8 };
typedef uint64_t lane_vector __attribute__((vector_size(8 * lanes)));

typedef struct {
  lane_vector c0, c1, c2, c3;
} block_group;

CPHILOX_INLINE block_group group_start(uint64_t stream, uint64_t first) {
  const lane_vector ramp = {0, 1, 2, 3, 4, 5, 6, 7}, zero = {0};
  lane_vector block = ramp + first;
  block_group group = {block & UINT32_MAX, block >> 32, zero + (stream & UINT32_MAX),
                       zero + (stream >> 32)};
  return group;
}

CPHILOX_INLINE void group_round(block_group *g, uint32_t k0, uint32_t k1) {
  lane_vector p0 = (g->c0 & UINT32_MAX) * multiplier0, p1 = (g->c2 & UINT32_MAX) * multiplier1;
  g->c0 = (p1 >> 32) ^ g->c1 ^ k0;
  g->c1 = p1 & UINT32_MAX;
  g->c2 = (p0 >> 32) ^ g->c3 ^ k1;
  g->c3 = p0 & UINT32_MAX;
}

CPHILOX_INLINE void group_store(const block_group *g, size_t count, uint64_t *words) {
  lane_vector first = g->c0 | g->c1 << 32, second = g->c2 | g->c3 << 32;
  lane_vector pairs[2] = {
      __builtin_shufflevector(first, second, 0, 8, 1, 9, 2, 10, 3, 11),
      __builtin_shufflevector(first, second, 4, 12, 5, 13, 6, 14, 7, 15),
  };
  memcpy(words, pairs, 16 * count);
}

CPHILOX_INLINE void make_blocks(uint64_t seed, uint64_t stream, uint64_t first, size_t count,
                                uint64_t *words) {
  // Two groups in step keep the multipliers busy while each waits for its last product.
  for (; count >= 2 * lanes; count -= 2 * lanes, first += 2 * lanes, words += 4 * lanes) {
    block_group one = group_start(stream, first), two = group_start(stream, first + lanes);
    uint32_t k0 = (uint32_t)seed, k1 = (uint32_t)(seed >> 32);
    for (int round = 0; round < rounds; round++, k0 += weyl0, k1 += weyl1) {
      group_round(&one, k0, k1);
      group_round(&two, k0, k1);
    }
    group_store(&one, lanes, words);
    group_store(&two, lanes, words + 2 * lanes);
  }
  while (count > 0) {
    block_group one = group_start(stream, first);
    uint32_t k0 = (uint32_t)seed, k1 = (uint32_t)(seed >> 32);
    for (int round = 0; round < rounds; round++, k0 += weyl0, k1 += weyl1)
      group_round(&one, k0, k1);
    if (count < lanes) {
      group_store(&one, count, words);
      return;
    }
    group_store(&one, lanes, words);
    count -= lanes, first += lanes, words += 2 * lanes;
  }
}

CPHILOX_CLONES
void cphilox_blocks(uint64_t seed, uint64_t stream, uint64_t first, size_t count,
                    uint64_t *words) {
  make_blocks(seed, stream, first, count, words);
}

CPHILOX_CLONES
void cphilox_first_words(uint64_t seed, uint64_t stream, size_t count, uint64_t *words) {
  const lane_vector ramp = {0, 1, 2, 3, 4, 5, 6, 7}, zero = {0};
  for (size_t done = 0; done < count; done += lanes, stream += lanes, words += 2 * lanes) {
    lane_vector streams = ramp + stream;
    block_group group = {zero, zero, streams & UINT32_MAX, streams >> 32};
    uint32_t k0 = (uint32_t)seed, k1 = (uint32_t)(seed >> 32);
    for (int round = 0; round < rounds; round++, k0 += weyl0, k1 += weyl1)
      group_round(&group, k0, k1);
    group_store(&group, count - done < lanes ? count - done : lanes, words);
  }
}

enum { chunk_blocks = 64, group16 = 32, group32 = 16 };

// Lemire's multiply method (ACM TOMACS 29(1), 2019): the draw is the high half of piece * bound,
// and the piece is rejected when the low half is less than 2^16 mod bound.
CPHILOX_CLONES
uint64_t cphilox_fill16(uint64_t seed, uint64_t stream, uint64_t position, uint32_t bound,
                        int32_t *draws, size_t count) {
  const uint32_t threshold = 65536u % bound;
  // Whole groups are drawn at once unless a piece among them is rejected; with many rejections
  // that attempt costs more than it saves.
  const int grouped = threshold < 65536u / 64;
  uint64_t words[2 * chunk_blocks];
  uint16_t pieces[8 * chunk_blocks];
  size_t done = 0;
  while (done < count) {
    size_t skip = (size_t)(position % 8), wanted = (count - done + skip + 7) / 8;
    size_t made = wanted < chunk_blocks ? wanted : chunk_blocks;
    make_blocks(seed, stream, position / 8, made, words);
    for (size_t i = 0; i < 2 * made; i++)
      for (size_t j = 0; j < 4; j++) pieces[4 * i + j] = (uint16_t)(words[i] >> (16 * j));
    size_t at = skip, end = 8 * made;
    while (at < end && done < count) {
      if (grouped && end - at >= group16 && count - done >= group16) {
        uint32_t rejected = 0;
        for (int i = 0; i < group16; i++) {
          uint32_t product = (uint32_t)pieces[at + (size_t)i] * bound;
          draws[done + (size_t)i] = (int32_t)(product >> 16);
          rejected |= (product & 0xFFFFu) < threshold;
        }
        if (!rejected) {
          at += group16;
          done += group16;
          continue;
        }
      }
      size_t stop = end - at < group16 ? end : at + group16;
      while (at < stop && done < count) {
        uint32_t product = (uint32_t)pieces[at++] * bound;
        draws[done] = (int32_t)(product >> 16);
        done += (product & 0xFFFFu) >= threshold;
      }
    }
    position += at - skip;
  }
  return position;
}

CPHILOX_CLONES
uint64_t cphilox_fill16_falling(uint64_t seed, uint64_t stream, uint64_t position, uint32_t bound,
                                int32_t *draws, size_t count) {
  uint64_t words[2 * chunk_blocks];
  size_t done = 0;
  while (done < count) {
    size_t skip = (size_t)(position % 8), wanted = (count - done + skip + 7) / 8;
    size_t made = wanted < chunk_blocks ? wanted : chunk_blocks;
    make_blocks(seed, stream, position / 8, made, words);
    size_t at = skip, end = 8 * made;
    for (; at < end && done < count; at++) {
      uint32_t piece = (uint32_t)(words[at / 4] >> (16 * (at % 4))) & 0xFFFFu;
      uint32_t product = piece * bound, low = product & 0xFFFFu;
      // The threshold is less than the bound, so most pieces need no division.
      if (low < bound && low < 65536u % bound) continue;
      draws[done++] = (int32_t)(product >> 16);
      bound--;
    }
    position += at - skip;
  }
  return position;
}

CPHILOX_CLONES
uint64_t cphilox_fill32(uint64_t seed, uint64_t stream, uint64_t position, uint32_t bound,
                        int32_t *draws, size_t count) {
  const uint32_t threshold = (0u - bound) % bound;
  const int grouped = threshold < UINT32_MAX / 64;
  uint64_t words[2 * chunk_blocks];
  size_t done = 0;
  uint64_t half = position / 2 + position % 2;
  while (done < count) {
    size_t skip = (size_t)(half % 4), wanted = (count - done + skip + 3) / 4;
    size_t made = wanted < chunk_blocks ? wanted : chunk_blocks;
    make_blocks(seed, stream, half / 4, made, words);
    size_t at = skip, end = 4 * made;
    while (at < end && done < count) {
      if (grouped && at % 2 == 0 && end - at >= group32 && count - done >= group32) {
        uint64_t rejected = 0;
        for (int i = 0; i < group32 / 2; i++) {
          uint64_t word = words[at / 2 + (size_t)i];
          uint64_t low = (uint64_t)(uint32_t)word * bound, high = (word >> 32) * bound;
          draws[done + 2 * (size_t)i] = (int32_t)(low >> 32);
          draws[done + 2 * (size_t)i + 1] = (int32_t)(high >> 32);
          rejected |= ((uint32_t)low < threshold) | ((uint32_t)high < threshold);
        }
        if (!rejected) {
          at += group32;
          done += group32;
          continue;
        }
      }
      size_t stop = end - at < group32 ? end : at + group32;
      while (at < stop && done < count) {
        uint64_t piece = (uint32_t)(words[at / 2] >> (32 * (at % 2)));
        uint64_t product = piece * bound;
        at++;
        draws[done] = (int32_t)(product >> 32);
        done += (uint32_t)product >= threshold;
      }
    }
    half += at - skip;
  }
  return 2 * half;
}
