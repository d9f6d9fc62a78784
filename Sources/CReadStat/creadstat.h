#ifndef QUORUM_CREADSTAT_H
#define QUORUM_CREADSTAT_H

#include <readstat.h>

#endif
