const INTERRUPTIONS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Runs short work to its end, also when the user interrupts it: the program ends by that signal a moment later. Else
 * nothing listens to signals, and they end the program at once.
 */
export async function uninterrupted(work: () => void): Promise<void> {
  const received: NodeJS.Signals[] = [];
  const remember = (signal: NodeJS.Signals) => {
    received.push(signal);
  };
  for (const signal of INTERRUPTIONS) process.on(signal, remember);
  try {
    work();
  } finally {
    // What came during the work is told in the next round of the event loop, for which one wait may be too early.
    for (let rounds = 0; rounds < 2; rounds++) await new Promise(setImmediate);
    for (const signal of INTERRUPTIONS) process.off(signal, remember);
    if (received.length > 0) process.kill(process.pid, received[0]);
  }
}
