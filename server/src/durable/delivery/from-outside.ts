import { broadcast, sendMessage, type Delivered, type Message, type Signal } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import { ServerPort } from './port';

/** A message that no instance of ours sends: the caller is told at once when it is for nobody or for many. */
export const tellMessage = (deps: Deps, countyId: string, message: Message): Promise<Delivered> => sendMessage(message, new ServerPort(deps, countyId));

export const tellSignal = (deps: Deps, countyId: string, signal: Omit<Signal, 'at'>): Promise<Delivered> => broadcast({ ...signal, at: deps.clock.now() }, new ServerPort(deps, countyId));
