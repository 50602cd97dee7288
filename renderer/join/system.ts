// The system of whoever reads the page: which shell the commands are for.

export const SYSTEMS = ['windows', 'macos', 'linux'] as const;
export type System = (typeof SYSTEMS)[number];

/** By what the browser calls its platform. A phone is read beside a laptop: most of those run Windows. */
export function systemOf(platform: string): System {
  if (/mac|darwin|iphone|ipad/i.test(platform)) return 'macos';
  return /linux|cros|chrome ?os|x11|bsd/i.test(platform) && !/arm|aarch|android/i.test(platform) ? 'linux' : 'windows';
}

/** Newer browsers say it in words, the others as they always have. */
export function platformOf(browser: { platform: string; userAgentData?: { platform?: string } }): string {
  return browser.userAgentData?.platform || browser.platform;
}

const EXECUTABLES = { windows: 'win-', macos: 'darwin-', linux: 'linux-' } as const satisfies Record<System, string>;

/** Those that run on this system. Which processor it has, no browser says for sure. */
export function executablesFor<One extends { readonly system: string }>(system: System, all: readonly One[]): One[] {
  return all.filter((one) => one.system.startsWith(EXECUTABLES[system]));
}
