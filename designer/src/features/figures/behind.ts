/** Which figure somebody looks behind. */
export interface Behind {
  readonly packId: string;
  readonly indicatorId: string;
  /** '' = the whole county */
  readonly orgId: string;
  readonly period: string;
}
