/** 计划: who is due when, from plans and records. Pure; must not read a database: hosts find the records. */
export * from './format';
