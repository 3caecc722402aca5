import { mount } from 'svelte';
import App from './App.svelte';
import { startRouter } from './router/address.svelte';
import './styles/base.css';
import './styles/marks.css';

startRouter();
const target = document.getElementById('app');
if (!target) throw new Error('index.html has no place for the dashboard');
mount(App, { target });
