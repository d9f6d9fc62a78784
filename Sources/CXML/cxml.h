#ifndef QUORUM_CXML_H
#define QUORUM_CXML_H
#include <libxml/xmlversion.h>
// Some builds of libxml2 bring the headers of ICU along, which contradict those of Foundation.
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#endif
