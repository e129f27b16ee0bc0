/**
 * Delivery: what effects between instances (calls, messages, signals) mean, the same on every host. Called by the memory host and by the
 * server's outbox with their own `DeliveryPort`. Must not store anything and decides nothing that a command decides.
 */
export type * from './port';
export { againAt } from './again';
export { broadcast, deliver, DELIVERED, isDelivered, sendMessage, type Message, type Sender, type Signal } from './deliver';
export { eventStarts, startsNamed, type StartOn } from './event-starts';
export { firstTimedStart, nextTimedStart } from './start-times';
export { awaitKeys, awaitsOf, waitsFor } from './matching';
