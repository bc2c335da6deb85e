/*
 * The driver: all experiments, one after the other.
 */
#include <stdio.h>

#include "experiments.h"

int main(void)
{
	measure_speed_ups();
	count_tasks();
	look_at_sharing();
	compare_streams();
	compare_messages();
	return 0;
}
