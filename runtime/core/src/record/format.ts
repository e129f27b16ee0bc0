/** 记录类型: what kinds of business objects there are, how they live, and how they hang together. Pack data; nothing in here names one of them. */
import { type Static, Type } from '@sinclair/typebox';
import { Feel, FieldPath, Id, Level, oneOf, Title } from '../pack/format';

const strict = { additionalProperties: false } as const;

/** 关联: a field that picks another record, and what that means for both. The value lies in the field; nothing else stores the link. */
export const LinkDef = Type.Object({
  id: Id,
  /** a field that picks a record (`x-ref`), or such a column of a child table */
  field: FieldPath,
  /** what the other record's page calls those that point to it */
  inverse: Title,
  /** how many records may point to one of them at a time; absent: any number */
  most: Type.Optional(Type.Integer({ minimum: 1 })),
  /** the other record is to be voided: that is refused, the link is taken out, or this record is voided with it */
  onVoid: oneOf(['refuse', 'detach', 'void']),
  /** following it from record to record never comes back to where it began */
  acyclic: Type.Optional(Type.Boolean()),
  /** columns of the same row (fields, where the link is one) that say since when and until when it holds */
  since: Type.Optional(Id), until: Type.Optional(Id),
}, strict);

/** 办理动作: what may be done with a record outside a process. Where `to` is absent the state stays. */
export const ActionDef = Type.Object({
  id: Id, title: Title, from: Type.Array(Id, { minItems: 1 }), to: Type.Optional(Id),
  /** held at the record's unit, or above it with a reach that covers it */
  roles: Type.Array(Id, { minItems: 1 }),
  /** filled when it is done */
  form: Type.Optional(Id),
  reason: Type.Optional(oneOf(['none', 'optional', 'required'])),
  /** FEEL over the record: where it is not true the action is not offered, and refused */
  when: Type.Optional(Feel),
}, strict);

/** 由其他字段得出: a pure function of the record's own data, state and times. It is stored with the record, so it must not read the clock. */
export const DerivedDef = Type.Object({ id: Id, title: Title, type: oneOf(['string', 'number', 'boolean', 'date']), level: Type.Optional(Level), expression: Feel }, strict);

/**
 * 转介: another unit is asked first. It stays where it is until one of these roles there has accepted; after so many working days it is as if
 * nobody had asked.
 */
export const AcceptDef = Type.Object({
  /** held at the unit that is asked, or above it with a reach that covers it */
  roles: Type.Array(Id, { minItems: 1 }),
  workingDays: Type.Integer({ minimum: 1, maximum: 90 }),
  /** fields that the unit sees before it has accepted, up to L3: no more than it takes to decide */
  shows: Type.Array(Id, { minItems: 1, uniqueItems: true }),
  /** scopes of consent without which it is neither offered nor accepted; `unless`: FEEL over the record, where it is true nobody is asked (强制报告) */
  consents: Type.Optional(Type.Array(Type.String({ maxLength: 32 }), { minItems: 1, uniqueItems: true })),
  unless: Type.Optional(Feel),
}, strict);

export const RecordType = Type.Object({
  id: Id, title: Title,
  /** what it stands for in the world; absent: a piece of business */
  kind: Type.Optional(oneOf(['person', 'household', 'unit', 'activity', 'project', 'consent'])),
  /** e.g. `{station}-XY-{yyyy}-{seq4}`; placeholders: {station} {county} {yyyy} {mm} {seq4} {seq6} */
  numbering: Type.String({ maxLength: 80 }),
  /** no number is ever left out: it is counted in the commit that uses it, so that starts at one unit wait for one another */
  gapFree: Type.Optional(Type.Boolean()),
  /** the field shown as the record's name */
  titleField: Id,
  /** whose key seals the L3/L4 values: a person found by these fields (blind index), or the record that `link` picks; without it the record is its own subject */
  subject: Type.Optional(Type.Object({ identity: Type.Optional(Type.Array(Id, { minItems: 1 })), link: Type.Optional(Id) }, strict)),
  /** kind `person`: which of its fields say what, for finding doubles and for the rules of minors. `guardian`: a field or column that picks a person */
  person: Type.Optional(Type.Object({
    name: Id, alias: Type.Optional(Id), sex: Type.Optional(Id), birthDate: Type.Optional(Id), idNo: Type.Optional(Id), phone: Type.Optional(Id), region: Type.Optional(Id), address: Type.Optional(Id), guardian: Type.Optional(FieldPath),
  }, strict)),
  /** kind `consent`: whose, for what (codes), since and until when, and by whom it was signed (`guardian`: answers that mean somebody else did). Withdrawn = in a state of kind `void` */
  consent: Type.Optional(Type.Object({ person: Id, scopes: Id, signedAt: Id, expiresAt: Type.Optional(Id), signer: Type.Optional(Id), guardian: Type.Optional(Type.Array(Type.String({ maxLength: 32 }))) }, strict)),
  /** scopes of consent without which none is made about a person; a single field says so by `x-consent` */
  needsConsent: Type.Optional(Type.Array(Type.String({ maxLength: 32 }), { uniqueItems: true })),
  states: Type.Array(Type.Object({ id: Id, title: Title, kind: oneOf(['open', 'done', 'void']) }, strict), { minItems: 1 }),
  initialState: Id,
  /** state entered when the initiator withdraws, when an operator terminates; absent = the state stays */
  withdrawnState: Type.Optional(Id),
  terminatedState: Type.Optional(Id),
  /** entered when the work is refused on the way (驳回); absent: as when it is terminated */
  rejectedState: Type.Optional(Id),
  /** made without a process: by whom, with which form */
  create: Type.Optional(Type.Object({ roles: Type.Array(Id, { minItems: 1 }), form: Id }, strict)),
  actions: Type.Optional(Type.Array(ActionDef, { maxItems: 60 })),
  /** 更正: who may put right what was recorded, always with a reason; `fields` absent: all. `states` absent: in every one */
  correct: Type.Optional(Type.Object({ roles: Type.Array(Id, { minItems: 1 }), fields: Type.Optional(Type.Array(Id)), states: Type.Optional(Type.Array(Id)) }, strict)),
  /** 作废: who may, always with a reason, and the state (of kind `void`) that it comes into */
  void: Type.Optional(Type.Object({ roles: Type.Array(Id, { minItems: 1 }), state: Id }, strict)),
  /** 移交: who may give it to another unit or another person in charge */
  transfer: Type.Optional(Type.Object({ roles: Type.Array(Id, { minItems: 1 }), accept: Type.Optional(AcceptDef) }, strict)),
  /** 下载: who may take away as a file what he sees of them; absent: whoever sees them */
  export: Type.Optional(Type.Object({ roles: Type.Array(Id, { minItems: 1 }) }, strict)),
  /** L4 values are for who is in charge, and for whom one of these roles let in, at most so many hours at a time. `answerHours`: after which a request to be let in that nobody answered is over (absent: 24) */
  grant: Type.Optional(Type.Object({ roles: Type.Array(Id, { minItems: 1 }), hours: Type.Integer({ minimum: 1, maximum: 8760 }), answerHours: Type.Optional(Type.Integer({ minimum: 1, maximum: 720 })) }, strict)),
  links: Type.Optional(Type.Array(LinkDef, { maxItems: 40 })),
  derived: Type.Optional(Type.Array(DerivedDef, { maxItems: 40 })),
  /** fields of which every earlier version is kept and shown by number (a plan that is revised) */
  versioned: Type.Optional(Type.Array(Id)),
  columns: Type.Array(Id, { minItems: 1 }),
  /** fields by which it is found, up to L2; how follows from the field: words, pinyin of names, the last digits of a phone. An L3 id number only whole */
  search: Type.Optional(Type.Array(Id)),
  /**
   * 保管期限: how many years after what; `roles`: who looks after what need not be kept any more, absent: who may void it. `destroy`: who may put it on a
   * list to be destroyed, absent: nobody; `confirm`: of whom another person has to agree, absent: whoever may propose may also carry it out
   */
  retention: Type.Optional(Type.Object({
    title: Title, years: Type.Integer({ minimum: 1, maximum: 100 }), from: oneOf(['closed', 'created', 'adult']), roles: Type.Optional(Type.Array(Id, { minItems: 1 })),
    destroy: Type.Optional(Type.Object({ roles: Type.Array(Id, { minItems: 1 }), confirm: Type.Optional(Type.Array(Id, { minItems: 1 })) }, strict)),
  }, strict)),
}, strict);

export type LinkDef = Static<typeof LinkDef>;
export type AcceptDef = Static<typeof AcceptDef>;
export type ActionDef = Static<typeof ActionDef>;
export type DerivedDef = Static<typeof DerivedDef>;
export type RecordType = Static<typeof RecordType>;
