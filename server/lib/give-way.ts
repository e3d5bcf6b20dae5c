import { constants, setPriority } from 'node:os'

/**
 * Lets the processes that serve go first, for one that works beside them. Not the lowest priority there is: whoever waits
 * for what this process is writing should not wait long on a machine with nothing to spare.
 */
export function giveWay(): void {
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
}
