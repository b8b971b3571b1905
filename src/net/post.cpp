#include "net/post.h"
