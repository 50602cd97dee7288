import { useEffect, useState } from 'react';
import type { ContractResponse, Contracts } from '../../protocol/http/index.ts';
import { call } from '../lib/api/call.ts';
import { useScreen } from '../lib/arena/react.tsx';

export type ClientInfo = ContractResponse<Contracts['getClient']>;

/** What the host serves of the client; null until it said so. Asked again after a lost line: it may be another host. */
export function useClientInfo(): ClientInfo | null {
  const [info, setInfo] = useState<ClientInfo | null>(null);
  const isConnected = useScreen(({ connection }) => connection === 'connected');
  useEffect(() => {
    if (!isConnected) return undefined;
    const controller = new AbortController();
    call('getClient', { signal: controller.signal }).then(setInfo, () => undefined);
    return () => controller.abort();
  }, [isConnected]);
  return info;
}
