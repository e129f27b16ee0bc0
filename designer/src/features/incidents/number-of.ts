import type { IncidentRow } from '@liandong/server/contract/incidents';
import { t } from '../../text';

export const numberOf = (incident: IncidentRow): string => incident.no ?? t('incidents.noNumber');
