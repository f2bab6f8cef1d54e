/**
 * How far a whistle with the priority right (優先權, mechanisms 2.24) is let ahead of the others that wait for a dispatcher, in hours.
 * It is also the limit against starving: nobody is overtaken by what was blown more than this after it (ADR-0104).
 */
export const PRIORITY_HEAD_START_HOURS = 4;
