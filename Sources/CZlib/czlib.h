#ifndef QUORUM_CZLIB_H
#define QUORUM_CZLIB_H

#include <zlib.h>

#endif
