/*
 * Two flatmates share an account for `days` days. Each pays in half a bill a day, so all bills can
 * be paid. Returns what is left in the account: 0, unless a bill was paid that it did not cover.
 */
#ifndef ACCOUNT_H
#define ACCOUNT_H

#include "lab.h"

int share_account(int days);

#endif
