import type { CDPSession } from '@playwright/test';

/** What a page has used since it was opened: seconds of its main thread, and what is on its heap now. */
export interface PageCost {
  readonly atS: number;
  readonly busyS: number;
  readonly scriptS: number;
  readonly styleS: number;
  readonly layoutS: number;
  readonly heapBytes: number;
}

/** Read after a garbage collection, so that the heap holds only what is still needed. */
export async function pageCost(session: CDPSession): Promise<PageCost> {
  await session.send('Performance.enable');
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const value = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return {
    atS: value('Timestamp'),
    busyS: value('TaskDuration'),
    scriptS: value('ScriptDuration'),
    styleS: value('RecalcStyleDuration'),
    layoutS: value('LayoutDuration'),
    heapBytes: value('JSHeapUsedSize'),
  };
}
