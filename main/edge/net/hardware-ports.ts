import { execFile } from 'node:child_process';
import type { AddressView } from '../../../protocol/model.ts';

type Kind = Exclude<AddressView['kind'], 'loopback'>;

/** How long the list is believed: an adapter may be plugged in. Milliseconds. */
const FRESH_MS = 60_000;
const COMMAND_MS = 3_000;

let known: { readonly at: number; kinds: ReadonlyMap<string, Kind> } = { at: -FRESH_MS, kinds: new Map() };

/**
 * What macOS says its interfaces are. `en0` is Wi-Fi on a MacBook and the cable on an iMac, so names
 * do not tell. Asked in the background: until the first answer names must do.
 */
export function hardwarePorts(): ReadonlyMap<string, Kind> {
  const now = performance.now();
  if (now - known.at >= FRESH_MS) {
    known = { at: now, kinds: known.kinds };
    execFile('/usr/sbin/networksetup', ['-listallhardwareports'], { timeout: COMMAND_MS }, (error, stdout) => {
      if (error === null) known.kinds = readHardwarePorts(stdout);
    });
  }
  return known.kinds;
}

/** `Hardware Port: Wi-Fi` and `Device: en0` on lines of their own, one pair a port. */
export function readHardwarePorts(text: string): Map<string, Kind> {
  const pairs = text.matchAll(/^Hardware Port: (.+)\r?\nDevice: (\S+)/gm);
  return new Map(
    [...pairs].flatMap(([, port = '', device = '']) =>
      kindOf(port) === null ? [] : [[device, kindOf(port) ?? 'other']],
    ),
  );
}

function kindOf(port: string): Kind | null {
  if (/wi-?fi|airport/i.test(port)) return 'wifi';
  if (/bridge|virtual/i.test(port)) return 'virtual';
  return /ethernet|\blan\b/i.test(port) ? 'ethernet' : null;
}
