/*
 * The disk with the old file and the new one. Only one thread may copy.
 *
 * disk_open()     makes an old file of `blocks` blocks, and an empty new one.
 * disk_read()     reads the next block of the old file; returns its size, 0 at the end.
 * disk_write()    writes `bytes` bytes to the end of the new file.
 * disk_millis()   returns how many milliseconds the disk took for the last block.
 *
 * For the driver:
 * disk_stop()     notes that from now on at most one more block may be written.
 * disk_rate()     returns the rate of the block that ends with byte number `bytes`.
 * disk_fault()    returns what is wrong with the new file, or NULL; `must_be_whole` says whether it
 *                 must hold all of the old one.
 * disk_blocks()   returns how many blocks the new file holds.
 * disk_copies()   has the calling thread written a block?
 */
#ifndef DISK_H
#define DISK_H

#include <stdbool.h>

enum { BLOCK = 512 };

void disk_open(int blocks);
long disk_read(char *block);
void disk_write(const char *block, long bytes);
long disk_millis(void);

void disk_stop(void);
long disk_rate(long bytes);
const char *disk_fault(bool must_be_whole);
long disk_blocks(void);
bool disk_copies(void);

#endif
