/** 看板: what tiles ask for. Pure; hosts find the figures. */
export * from './format';
