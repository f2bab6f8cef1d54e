import { Button } from 'antd';
import { useState } from 'react';
import { pathWith } from '../actions/content.js';
import { FormDialog } from '../actions/form-dialog.js';
import type { FormPath } from '../actions/form-paths.js';
import { useOperationForm } from '../actions/forms.js';
import { useLanguage } from '../language/language-context.js';
import {
  type Attendee,
  attendeeOf,
  distinct,
  type Entry,
  entriesOf,
  type Given,
  givenOf,
} from './attendance.js';
import { AttendanceFields } from './attendance-fields.js';
import { useAttendees } from './use-attendees.js';

interface Props<Answer> {
  readonly path: FormPath;
  readonly subject: {
    readonly id: string;
    readonly version: number;
    readonly actions: readonly string[];
    readonly attendance: readonly Entry[];
  };
  readonly expected: readonly Attendee[];
  /** Whose people may record whoever came: the convenor, or the hosts. */
  readonly hostUnitIds: readonly string[];
  readonly hours?: string;
  readonly done: (answer: Answer) => unknown;
}

/**
 * Records who came. The API takes entries with one of three ids each; here every organisation that is expected has its line, and others
 * are added by name.
 */
export function AttendanceButton<Answer>({
  path,
  subject,
  expected,
  hostUnitIds,
  hours,
  done,
}: Props<Answer>) {
  const { t } = useLanguage();
  const operation = useOperationForm(path, subject);
  const attendees = useAttendees(hostUnitIds);
  const [asked, ask] = useState(false);
  if (!operation) return null;
  const mine = subject.attendance.filter((entry) => attendees.mayRecord(attendeeOf(entry)));
  return (
    <>
      <Button className="no-print" onClick={() => ask(true)}>
        {t(operation.label)}
      </Button>
      {asked && (
        <FormDialog<Given, Answer>
          operation={operation}
          initial={givenOf(mine)}
          commandOf={(given) => ({
            path: pathWith(path, { id: subject.id }),
            content: { attendance: entriesOf(given) },
            version: subject.version,
          })}
          done={done}
          close={() => ask(false)}
        >
          <AttendanceFields
            begunWith={distinct([...expected.filter(attendees.mayRecord), ...mine.map(attendeeOf)])}
            attendees={attendees}
            {...(hours ? { hours } : {})}
          />
        </FormDialog>
      )}
    </>
  );
}
