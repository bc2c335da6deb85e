/*
 * The two threads of the router, one for each direction. Never edited.
 */
#include <pthread.h>
#include <stddef.h>

#include "downlink.h"
#include "router.h"
#include "stats.h"
#include "uplink.h"

static void *send_all(void *argument)
{
	int packets = *(int *)argument;

	for (int packet = 0; packet < packets; packet++) {
		uplink_send();
		lab_tick();
	}
	return NULL;
}

static void *receive_all(void *argument)
{
	int packets = *(int *)argument;

	for (int packet = 0; packet < packets; packet++) {
		downlink_receive();
		lab_tick();
	}
	return NULL;
}

int router_run(int packets)
{
	pthread_t sender;
	pthread_t receiver;

	stats_reset();
	pthread_create(&sender, NULL, send_all, &packets);
	pthread_create(&receiver, NULL, receive_all, &packets);
	pthread_join(sender, NULL);
	pthread_join(receiver, NULL);
	return uplink_sent() + downlink_received() - stats_packets();
}
