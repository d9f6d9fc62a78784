#ifndef QUORUM_CXLSXWRITER_H
#define QUORUM_CXLSXWRITER_H
#include <xlsxwriter.h>
#endif
