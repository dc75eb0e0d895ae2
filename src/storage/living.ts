// Does a process of this machine still live?
import { systemCode } from '../errors.ts';

/** True for every process that exists, also for one of another user. */
export function isLiving(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}
