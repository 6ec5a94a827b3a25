import { streamEvents } from '@leadloom/contracts';
import { openEventStream } from '../../events/open-event-stream.ts';
import { endpoint } from '../../http/endpoint.ts';

export const streamEventsEndpoint = endpoint(streamEvents, async (call) => openEventStream(call, call.query));
