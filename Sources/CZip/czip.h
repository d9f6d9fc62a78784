#ifndef QUORUM_CZIP_H
#define QUORUM_CZIP_H
#include <zip.h>
#endif
