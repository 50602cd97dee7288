import type { DoctorReport } from '../../../protocol/http/doctor.ts';
import { toIso } from '../../../protocol/time.ts';
import type { DoctorFacts } from './facts.ts';
import type { Finding, Language } from './finding.ts';
import { judgeClock, judgeDisk } from './judge-machine.ts';
import { judgeAddress, notListened } from './judge-address.ts';
import { judgeMdns } from './judge-mdns.ts';
import { judgePort } from './judge-port.ts';
import { judgePower } from './judge-power.ts';
import { judgeSelf } from './judge-self.ts';
import { judgeParticipants } from './judge-participants.ts';
import { judgeTelao } from './judge-room.ts';
import { judgePhone } from './judge-phone.ts';

/** Facts in, lights and words out: the console and the terminal say the same. */
export function judge(facts: DoctorFacts, language: Language): DoctorReport {
  const found: Record<DoctorReport['checks'][number]['id'], Finding> = {
    port: judgePort(facts.port, facts.platform),
    address:
      notListened(facts) ?? judgeAddress(facts.address, facts.platform, (facts.phone?.arrivedAt ?? null) !== null),
    self: judgeSelf(facts.self),
    mdns: judgeMdns(facts.mdns, facts.address),
    phone: judgePhone(facts.phone, facts.address, facts.platform),
    telao: judgeTelao(facts.telao),
    disk: judgeDisk(facts.disk),
    clock: judgeClock(facts.clock, facts.platform),
    power: judgePower(facts.power, facts.platform),
    participants: judgeParticipants(facts.participants),
  };
  return {
    at: toIso(facts.at),
    checks: Object.entries(found).map(([id, { light, ...words }]) => {
      const [title, detail, remedy = null] = words[language];
      return { id: id as keyof typeof found, light, title, detail, remedy };
    }),
  };
}
