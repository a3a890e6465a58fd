#ifndef LOCUM_CLIBXML2_SHIM_H
#define LOCUM_CLIBXML2_SHIM_H

// Debian's libxml2 is built with ICU, whose headers would be a second definition of the ICU types
// that Foundation brings. Only xmlCharEncodingHandler differs by it, which is not used here.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/parser.h>
#include <libxml/xmlschemas.h>
#include <libxml/xmlwriter.h>

#endif
