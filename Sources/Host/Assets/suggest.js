// Suggests while one types:
//   <input name="q" data-suggest="/api/v1/…" data-suggest-page="/kk/…?place=" data-suggest-found="Found:">
// The address is a list of records with code, name and path; each becomes a link to the page and its code.
// Without scripts the form is sent, and the page that answers says the same.
"use strict";

(() => {
    const language = document.documentElement.lang;
    const pause = 150;

    const inWords = (text) => {
        const found = [language, "kk", "ru", "en"].find((code) => text && text[code]);
        const words = document.createElement("span");
        if (found) words.textContent = text[found];
        if (found && found !== language) words.lang = found;
        return words;
    };

    const suggestion = (record, page) => {
        const item = document.createElement("li");
        const link = document.createElement("a");
        link.href = page + encodeURIComponent(record.code);
        link.append(inWords(record.name));
        const path = inWords(record.path);
        if (path.textContent) {
            const small = document.createElement("small");
            small.append(path);
            link.append(small);
        }
        item.append(link);
        return item;
    };

    const suggest = (input) => {
        const list = document.createElement("ul");
        list.className = "suggestions";
        list.hidden = true;
        const voice = document.createElement("p");
        voice.className = "visually-hidden";
        voice.setAttribute("role", "status");
        input.after(list, voice);

        let timer = 0;
        let asked = null;

        const hide = () => {
            list.hidden = true;
            voice.textContent = "";
        };

        const show = (answer) => {
            list.replaceChildren(...answer.items.map((item) => suggestion(item, input.dataset.suggestPage)));
            list.hidden = answer.items.length === 0;
            voice.textContent = `${input.dataset.suggestFound} ${answer.items.length}`;
        };

        const ask = async () => {
            asked?.abort();
            const words = input.value.trim();
            if (words.length < 2) return hide();
            asked = new AbortController();
            const address = `${input.dataset.suggest}?perPage=8&q=${encodeURIComponent(words)}`;
            try {
                const answer = await fetch(address, { signal: asked.signal });
                if (answer.ok) show(await answer.json()); else hide();
            } catch (fault) {
                if (fault.name !== "AbortError") hide();
            }
        };

        input.addEventListener("input", () => {
            clearTimeout(timer);
            timer = setTimeout(ask, pause);
        });

        const move = (event) => {
            const stops = [input, ...list.querySelectorAll("a")];
            const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
            if (event.key === "Escape" && !list.hidden) {
                hide();
                input.focus();
            } else if (step && !list.hidden) {
                const next = stops[stops.indexOf(document.activeElement) + step];
                if (!next) return;
                next.focus();
            } else {
                return;
            }
            event.preventDefault();
        };
        input.addEventListener("keydown", move);
        list.addEventListener("keydown", move);
    };

    document.querySelectorAll("input[data-suggest]").forEach(suggest);
})();
