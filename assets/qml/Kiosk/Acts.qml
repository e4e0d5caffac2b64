pragma Singleton
import QtQuick

// What fingers and keys do, said once. A touch that was meant for the page before does nothing on the next one,
// and a hand that trembles acts once; keys of a keypad may follow each other as fast as they are typed. A rehearsal,
// which never touches by mistake, sets both spans to nought.
QtObject {
    id: acts

    property int settling: 350
    property int trembling: 450
    readonly property bool settled: !pause.running
    property Item held: null
    property string last: ""
    readonly property Timer pause: Timer { interval: acts.settling }
    readonly property Timer tremble: Timer { interval: acts.trembling; onTriggered: acts.last = "" }

    signal done(string name, string value)

    function settle() {
        last = "";
        tremble.stop();
        if (settling > 0)
            pause.restart();
    }

    function say(name: string, value: string, quick: bool) {
        const what = name + "\n" + value;
        if (!quick && trembling > 0 && what === last)
            return;
        if (!quick) {
            last = what;
            tremble.restart();
        }
        done(name, value);
    }
}
