#ifndef LOCUM_CEPOLL_SHIM_H
#define LOCUM_CEPOLL_SHIM_H

// Swift's Glibc module leaves these out.
#include <sys/epoll.h>
#include <sys/eventfd.h>

#endif
