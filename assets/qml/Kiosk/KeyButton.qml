import QtQuick
import Hall

// One key of a keypad. It may be typed as fast as a finger can.
Press {
    id: key

    property var face: null
    property real size: Dp.large

    quick: true
    says: face ? face.label : null
    usable: !!face && face.enabled
    onActed: Acts.say(face.act, face.value, true)

    Ground {
        id: ground
        press: key
    }
    Icon {
        anchors.centerIn: parent
        name: key.face && key.face.icon !== "" ? Icons.of(key.face) : ""
        size: Dp.title
        color: ground.ink
    }
    Text {
        visible: key.face != null && key.face.icon === ""
        anchors.centerIn: parent
        text: !key.face ? "" : Theme.showsChinese ? key.face.label.zh : key.face.label.en
        color: ground.ink
        font { family: Theme.family; pixelSize: key.size }
    }
}
