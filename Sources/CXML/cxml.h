#ifndef QUORUM_CXML_H
#define QUORUM_CXML_H
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#endif
