import type { ArenaHost } from '../../../host/arena-host.ts';
import type { Doctor } from '../../doctor/doctor.ts';
import type { Handlers } from '../mount.ts';

export function doctorHandlers(host: ArenaHost, doctor: Doctor): Pick<Handlers, 'getDoctor'> {
  return { getDoctor: ({ query }) => doctor.examine(host, query.language ?? 'pt-BR') };
}
