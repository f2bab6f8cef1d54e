import { type Queryable, statement } from '@muster/persistence';

/** Whether Kafka has lost records that a consumer may not have read, as far as anybody noticed. */
export interface LostRecords {
  /** True from when it was noticed until the consumer is rewound (`recover kafka-loss`). */
  readonly lost: boolean;
  /** The latest rewinding; what was seen before it says nothing any more. 0 for never. */
  readonly rewound: number;
}

const state = statement(
  'lost_records',
  `with rewound as (
    select coalesce(max(id), 0) as id from operator_action where action = 'consumers.rewind' and detail ->> 'consumer' = $1
  )
  select rewound.id as rewound, exists (
    select from operator_action as loss where loss.id > rewound.id and action = 'kafka.lost_records' and detail ->> 'consumer' = $1
  ) as lost from rewound`,
);
const note = statement(
  'lost_records_note',
  `insert into operator_action (operator, action, detail)
   select $1, 'kafka.lost_records', json_build_object('consumer', $1::text, 'partitions', $2::json)
   where not exists (
     select from operator_action where id > $3 and action in ('consumers.rewind', 'kafka.lost_records') and detail ->> 'consumer' = $1
   )`,
);

/** What is known of a consumer's broker. */
export async function lostRecords(db: Queryable, consumer: string): Promise<LostRecords> {
  const [row] = await db.query<LostRecords>(state, [consumer]);
  return row!;
}

/**
 * Keeps it among what was done with the consumer: once it has taken up the shorter log, nothing else shows it. Not again while it stands, and
 * not if the consumer was rewound meanwhile.
 *
 * @param partitions whose ends went back.
 * @param rewound as {@link lostRecords} said when they were compared.
 */
export async function noteLostRecords(
  db: Queryable,
  consumer: string,
  partitions: readonly string[],
  rewound: number,
): Promise<void> {
  await db.query(note, [consumer, JSON.stringify(partitions), rewound]);
}
